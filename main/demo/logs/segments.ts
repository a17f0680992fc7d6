/** The parts of a log: entries whose times and words follow from their numbers, so that none is made before it is read. */
import { type Instant, instant, plusNanoseconds } from "../clock.ts";

export type StreamNumber = 1 | 2;

/** What one stream says in one line, without its line feed. */
export interface Line {
  readonly stream: StreamNumber;
  readonly text: string;
}

/** A source of entries (a stack trace is one entry of several lines) in the order of their times. */
export interface Segment {
  /** How many entries are due by `ms`. */
  due(ms: number): number;
  /** When entry `k` is due. */
  at(k: number): Instant;
  lines(k: number): readonly Line[];
}

/** How a program talks: every `intervalMs` or so an entry, which depends on the seed and its number only. */
export interface Voice {
  readonly intervalMs: number;
  entry(seed: number, k: number, at: Instant): readonly Line[];
}

/** Entry k falls somewhere in the first four fifths of the k-th interval, so times never run backwards. */
export function speaking(voice: Voice, seed: number, from: Instant): Segment {
  const at = (k: number) => {
    const jitter = (Math.imul(k + 1, 0x9e3779b1) ^ seed) >>> 0;
    const offset = k * voice.intervalMs + (jitter / 0x1_0000_0000) * 0.8 * voice.intervalMs;
    return instant(from.ms + Math.floor(offset), k === 0 ? from.ns : jitter % 900_000);
  };
  return {
    due(ms) {
      if (ms < from.ms) return 0;
      const k = Math.floor((ms - from.ms) / voice.intervalMs);
      return at(k).ms <= ms ? k + 1 : k;
    },
    at,
    lines: (k) => voice.entry(seed, k, at(k)),
  };
}

/** Given lines at one time: what a program says when it starts, or when it ends. */
export function spoken(lines: readonly Line[], at: Instant): Segment {
  return { due: (ms) => (lines.length > 0 && ms >= at.ms ? 1 : 0), at: () => at, lines: () => lines };
}

/**
 * `count` lines, all at once (100 ns apart) or `perSecond`; numbered, so that a reader can prove that it lost none.
 * `width` is the length of a line in characters.
 */
export function flood(options: {
  readonly count: number;
  readonly from: Instant;
  readonly perSecond: number | null;
  readonly stream: StreamNumber;
  readonly width: number;
}): Segment {
  const { count, from, perSecond, stream } = options;
  const filler = "abcdefghijklmnopqrstuvwxyz0123456789".repeat(Math.ceil(options.width / 36));
  return {
    due(ms) {
      if (ms < from.ms) return 0;
      if (perSecond === null) return count;
      return Math.min(count, Math.floor(((ms - from.ms) * perSecond) / 1000) + 1);
    },
    at(k) {
      if (perSecond === null) return plusNanoseconds(from, k * 100);
      return instant(from.ms + Math.ceil((k * 1000) / perSecond), from.ns);
    },
    lines(k) {
      const head = `flood ${String(k + 1).padStart(8, "0")} of ${count} `;
      return [{ stream, text: head + filler.slice(0, Math.max(0, options.width - head.length)) }];
    },
  };
}
