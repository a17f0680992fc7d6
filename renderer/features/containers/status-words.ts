/** A container's state in words. Says only what is known: "exit 1" stays "exit 1". */
import type { ContainerSummary } from "../../../contract/model/container.ts";

export type StatusTone = "ok" | "warn" | "danger" | "info" | "plain" | "faint";

export interface StatusWords {
  /** "Healthy", "Up", "Exited with 1". */
  readonly word: string;
  readonly tone: StatusTone;
  /** What follows: how long it has been so ("3 h"), how long ago it ended ("5 min ago"), or nothing. */
  readonly age: "for" | "ago" | "none";
}

export type StateFacts = Pick<ContainerSummary, "state" | "health" | "exitCode" | "outOfMemory">;

/** Ended because it was asked to (SIGINT, SIGTERM, SIGKILL): no fault of its own. Source: 128 + signal, as shells count. */
const ENDED_BY_SIGNAL: Readonly<Record<number, string>> = { 130: "Interrupted", 137: "Killed", 143: "Stopped" };

export function statusWords(container: StateFacts): StatusWords {
  switch (container.state) {
    case "running":
      if (container.health === "healthy") return { word: "Healthy", tone: "ok", age: "for" };
      if (container.health === "unhealthy") return { word: "Unhealthy", tone: "warn", age: "for" };
      if (container.health === "starting") return { word: "Starting", tone: "info", age: "for" };
      return { word: "Up", tone: "plain", age: "for" };
    case "paused":
      return { word: "Paused", tone: "plain", age: "for" };
    case "restarting":
      return { word: "Restarting", tone: "info", age: "none" };
    case "removing":
      return { word: "Removing", tone: "info", age: "none" };
    case "dead":
      return { word: "Dead", tone: "danger", age: "ago" };
    case "created":
      return hasFailed(container)
        ? { word: "Could not start", tone: "danger", age: "ago" }
        : { word: "Created", tone: "plain", age: "ago" };
    case "exited":
      return exitWords(container);
    default:
      return container.state satisfies never;
  }
}

function exitWords({ exitCode, outOfMemory }: StateFacts): StatusWords {
  if (outOfMemory) return { word: "Out of memory", tone: "danger", age: "ago" };
  const code = exitCode ?? 0;
  if (code === 0) return { word: "Stopped", tone: "plain", age: "ago" };
  const bySignal = ENDED_BY_SIGNAL[code];
  if (bySignal !== undefined) return { word: bySignal, tone: "plain", age: "ago" };
  return { word: `Exited with ${code}`, tone: "danger", age: "ago" };
}

/** It ended, or never began, because something went wrong. */
export function hasFailed({ state, exitCode, outOfMemory }: StateFacts): boolean {
  if (state === "dead") return true;
  if (state !== "exited" && state !== "created") return false;
  const code = exitCode ?? 0;
  return outOfMemory || (code !== 0 && ENDED_BY_SIGNAL[code] === undefined);
}

/** Something wants a look: it failed, is unhealthy, or restarts over and over. */
export function isProblem(container: StateFacts): boolean {
  return container.state === "restarting" || container.health === "unhealthy" || hasFailed(container);
}

/** Its process is there, though it may be paused or between two starts. */
export function isUp({ state }: Pick<ContainerSummary, "state">): boolean {
  return state === "running" || state === "paused" || state === "restarting";
}
