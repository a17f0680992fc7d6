/** How an engine is told apart: its colour, and a word on where it is. Pure. */
import type { EngineStatus, EngineTarget } from "../../../contract/model/engine.ts";
import { formatLatency } from "../../ui/format.ts";

const OTHERS = ["green", "amber", "red", "grey"] as const;

/** The engine's colour as a token. This computer is blue, the demo violet; others keep theirs as long as their id. */
export function engineColour(target: Pick<EngineTarget, "id" | "kind">): string {
  if (target.kind === "local") return "var(--engine-blue)";
  if (target.kind === "demo") return "var(--engine-violet)";
  let sum = 0;
  for (const character of target.id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return `var(--engine-${OTHERS[sum % OTHERS.length] ?? "grey"})`;
}

/** The line below the engine's name: version and latency, or how the connection stands. */
export function engineLine(status: EngineStatus): string {
  switch (status.phase) {
    case "connecting":
      return "Connecting…";
    case "ready":
      // A distribution's build mark (28.5.2+dfsg4) says nothing here.
      return `Engine ${status.facts.version.split("+")[0]} · ${formatLatency(status.facts.latencyMs)}`;
    case "lost":
      return status.wasReady ? `Reconnecting, try ${status.attempt}` : "Not connected";
    default:
      return status satisfies never;
  }
}

/** Where an engine is, for the list. */
export function enginePlace(target: EngineTarget): string {
  switch (target.kind) {
    case "local":
      return "Docker on this computer";
    case "demo":
      return "A make-believe engine to try things on";
    case "context":
      return `Docker context, ${target.address}`;
    case "address":
      return target.address;
    default:
      return target.kind satisfies never;
  }
}
