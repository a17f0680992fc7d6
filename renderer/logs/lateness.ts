/**
 * Tells when a following view can no longer keep up. What counts is the age of the newest line by the engine's clock:
 * the engine itself lags under a flood, and no queue of ours would know. Pure.
 */

const LATE_MS = 2000;
const CAUGHT_UP_MS = 1000;
/** How long it has to stay late: a page that was asleep for a moment catches up by itself. */
const PATIENCE_MS = 500;
/** After an opening or an interruption old lines are no sign: they were there before, or are what was missed. Only after this long they are. */
const GRACE_MS = 10_000;

export class Lateness {
  #caughtUp = false;
  /** When lines after an opening that are still old begin to count. */
  #graceUntil = Number.POSITIVE_INFINITY;
  #lateSince: number | null = null;

  /** A stream was opened at the tail, or goes on after a pause that was not ours: its first lines may be as old as they like. */
  opened(now: number): void {
    this.#caughtUp = false;
    this.#graceUntil = now + GRACE_MS;
    this.#lateSince = null;
  }

  /** Lines came; the newest is this old. Returns whether the view should go to the tail. Milliseconds. */
  observe(age: number, now: number): boolean {
    if (age <= CAUGHT_UP_MS) this.#caughtUp = true;
    if (age <= LATE_MS) this.#lateSince = null;
    else if (this.#caughtUp || now >= this.#graceUntil) {
      this.#lateSince ??= now;
      return now - this.#lateSince >= PATIENCE_MS;
    }
    return false;
  }
}
