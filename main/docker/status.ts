/**
 * Reads the engine's status sentence of a container, e.g. `Exited (137) 3 minutes ago`: the list has no other exit code, health or time.
 * Pure. Source: moby `container/state.go` (State.String) and go-units `HumanDuration`; Podman's words are the same but for health.
 */
import type { Health } from "../../contract/model/container.ts";

export interface ParsedStatus {
  /** How long the state lasts already, milliseconds; `null` when the sentence does not say. */
  readonly ageMs: number | null;
  /** The true age lies within this many milliseconds of `ageMs`: "3 hours" is rounded. */
  readonly roundedBy: number;
  readonly exitCode: number | null;
  readonly health: Health | null;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS: Readonly<Record<string, number>> = {
  second: SECOND,
  minute: MINUTE,
  hour: HOUR,
  day: DAY,
  week: 7 * DAY,
  month: 30 * DAY,
  year: 365 * DAY,
};

const SENTENCE = /^(?:Up|Exited|Restarting)(?: \((-?\d{1,12})\))?(?: (.+?))?(?: ago)?(?: \(([^)]*)\))?$/;

/** Never fails: a sentence that is not known says nothing. */
export function parseStatus(text: string): ParsedStatus {
  const match = SENTENCE.exec(text.trim());
  if (!match) return { ageMs: null, roundedBy: 0, exitCode: null, health: null };
  const [, code, duration, note] = match;
  return {
    ...parseDuration(duration ?? ""),
    exitCode: code === undefined ? null : Number(code),
    health: parseHealth(note ?? ""),
  };
}

function parseDuration(text: string): { readonly ageMs: number | null; readonly roundedBy: number } {
  if (text === "Less than a second") return { ageMs: 0, roundedBy: SECOND };
  const match = /^(?:About )?(an?|\d{1,12}) (second|minute|hour|day|week|month|year)s?$/.exec(text);
  if (!match) return { ageMs: null, roundedBy: 0 };
  const [, count, name] = match;
  const unit = UNITS[name ?? ""] ?? 0;
  return { ageMs: (count === "a" || count === "an" ? 1 : Number(count)) * unit, roundedBy: unit };
}

/** Docker writes `health: starting`, Podman `starting`. */
function parseHealth(note: string): Health | null {
  switch (note.replace(/^health: /, "")) {
    case "healthy":
      return "healthy";
    case "unhealthy":
      return "unhealthy";
    case "starting":
      return "starting";
    default:
      return null;
  }
}
