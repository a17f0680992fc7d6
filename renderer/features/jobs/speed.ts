/** How fast bytes arrive, from what was seen in the last seconds. Pure: the caller brings the clock. */

/** One look at a counter: milliseconds of any steady clock, and bytes. */
export interface Sample {
  readonly at: number;
  readonly bytes: number;
}

/** Long enough to be calm, short enough to follow a change. */
const WINDOW_MS = 4000;
/** Less than this is noise. */
const LEAST_MS = 800;

/** Adds a look and forgets what is older than the window. A counter that went back (a retried layer) starts anew. */
export function addSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const last = samples.at(-1);
  if (last !== undefined && sample.bytes < last.bytes) return [sample];
  const kept = samples.filter((old) => sample.at - old.at <= WINDOW_MS);
  return [...kept, sample];
}

/** Bytes a second; `null` until there is enough to say. */
export function bytesPerSecond(samples: readonly Sample[]): number | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined || last.at - first.at < LEAST_MS) return null;
  return ((last.bytes - first.bytes) * 1000) / (last.at - first.at);
}

/** Seconds until all has arrived; `null` when the whole or the speed is not known, or nothing moves. */
export function secondsLeft(current: number, total: number | null, speed: number | null): number | null {
  if (total === null || speed === null || speed <= 0 || current >= total) return null;
  return (total - current) / speed;
}
