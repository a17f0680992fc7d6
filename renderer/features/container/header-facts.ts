/** What the header says of a container: its state in a word, and short facts after it. Pure. */
import type { ContainerSummary } from "../../../contract/model/container.ts";
import { hasFailed } from "../containers/status-words.ts";
import { exitWords } from "./exit-words.ts";

export type Tone = "ok" | "warn" | "danger" | "info" | "plain";

export interface HeaderFacts {
  readonly word: string;
  readonly tone: Tone;
  /** Health and exit code, as far as there are any. */
  readonly facts: readonly { readonly text: string; readonly tone: Tone }[];
  /** What the age counts: "up" so long, ended so long "ago", or nothing. */
  readonly age: "up" | "ago" | "none";
}

type Facts = Pick<ContainerSummary, "state" | "health" | "exitCode" | "outOfMemory">;

/** The live state may not know of a want of memory; the full view of the same end does. */
export function withDetail<Container extends Facts>(container: Container, detail: Facts | null): Container {
  const sameEnd = detail?.state === container.state && detail.exitCode === container.exitCode;
  return sameEnd && detail.outOfMemory ? { ...container, outOfMemory: true } : container;
}

/** `failedStart`: its last start failed, so its exit code is not a program's. */
export function headerFacts(container: Facts, failedStart: boolean): HeaderFacts {
  switch (container.state) {
    case "running":
      return { word: "Running", tone: "ok", facts: healthFacts(container), age: "up" };
    case "paused":
      return { word: "Paused", tone: "warn", facts: healthFacts(container), age: "none" };
    case "restarting":
      return { word: "Restarting", tone: "info", facts: exitFacts(container), age: "none" };
    case "removing":
      return { word: "Being removed", tone: "info", facts: [], age: "none" };
    case "dead":
      return { word: "Dead", tone: "danger", facts: exitFacts(container), age: "ago" };
    case "created":
      return failedStart
        ? { word: "Could not start", tone: "danger", facts: [], age: "none" }
        : { word: "Created, never started", tone: "plain", facts: [], age: "none" };
    case "exited":
      return exited(container, failedStart);
    default:
      return container.state satisfies never;
  }
}

function exited(container: Facts, failedStart: boolean): HeaderFacts {
  if (failedStart) return { word: "Could not start", tone: "danger", facts: exitFacts(container), age: "ago" };
  if (container.outOfMemory) return { word: "Out of memory", tone: "danger", facts: exitFacts(container), age: "ago" };
  // Ended by a signal is ended because it was asked to.
  const failed = hasFailed(container);
  const word = failed ? "Exited" : "Stopped";
  return { word, tone: failed ? "danger" : "plain", facts: exitFacts(container), age: "ago" };
}

function exitFacts({ exitCode, outOfMemory }: Facts): HeaderFacts["facts"] {
  if (exitCode === null) return [];
  const { code, meaning } = exitWords(exitCode, outOfMemory);
  const text = meaning === null || outOfMemory ? code : `${code}, ${meaning}`;
  return [{ text, tone: "plain" }];
}

function healthFacts({ health }: Facts): HeaderFacts["facts"] {
  if (health === null) return [];
  if (health === "starting") return [{ text: "health check starting", tone: "info" }];
  return [{ text: health, tone: health === "unhealthy" ? "warn" : "plain" }];
}
