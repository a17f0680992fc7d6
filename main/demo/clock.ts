/** Time as the engine tells it: to the nanosecond, which a JavaScript number cannot hold. */

/** A point in time: milliseconds since the epoch, and the nanoseconds (0…999,999) beyond them. */
export interface Instant {
  readonly ms: number;
  readonly ns: number;
}

export interface Clock {
  /** Now. Each answer is later than the one before it, so that it can order and name events. */
  now(): Instant;
}

const NS_PER_MS = 1_000_000;

export function createClock(): Clock {
  let last: Instant = { ms: 0, ns: 0 };
  return {
    now() {
      const ms = Date.now();
      last = ms > last.ms ? { ms, ns: Number(process.hrtime.bigint() % 1_000_000n) } : plusNanoseconds(last, 1_000);
      return last;
    },
  };
}

export function instant(ms: number, ns = 0): Instant {
  return { ms, ns };
}

export function plusNanoseconds(from: Instant, nanoseconds: number): Instant {
  const total = from.ns + nanoseconds;
  return { ms: from.ms + Math.floor(total / NS_PER_MS), ns: total % NS_PER_MS };
}

/** Negative when `a` is earlier, positive when it is later, 0 when they are the same. */
export function compareInstants(a: Instant, b: Instant): number {
  return a.ms - b.ms || a.ns - b.ns;
}

/** `2026-11-25T09:43:07.711279728Z`, always with nine digits, as the log's timestamps are written. */
export function rfc3339(at: Instant): string {
  return `${new Date(at.ms).toISOString().slice(0, -1)}${String(at.ns).padStart(6, "0")}Z`;
}

/** Nanoseconds since the epoch in decimal: the event's `timeNano`, too large for a number. */
export function nanoseconds(at: Instant): string {
  return `${at.ms}${String(at.ns).padStart(6, "0")}`;
}

/** Go's zero time, with which the engine says "never". */
export const NEVER = "0001-01-01T00:00:00Z";

/**
 * Reads the `since` and `until` of logs and events: seconds since the epoch with up to nine decimals.
 * Returns `null` for anything else (the engine takes no other form over HTTP).
 */
export function parseInstant(text: string): Instant | null {
  const match = /^(\d{1,12})(?:\.(\d{1,9}))?$/.exec(text);
  if (match === null) return null;
  const fraction = Number((match[2] ?? "").padEnd(9, "0"));
  return { ms: Number(match[1]) * 1000 + Math.floor(fraction / NS_PER_MS), ns: fraction % NS_PER_MS };
}
