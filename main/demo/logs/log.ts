/**
 * A container's log that needs no memory and no timer: a row of segments, each of which can say at any time which
 * entries are due by now, and what they say. Lines that nobody reads are never made.
 */
import { compareInstants, type Instant, instant, plusNanoseconds } from "../clock.ts";

export type StreamNumber = 1 | 2;

/** What one stream says in one line, without its line feed. */
export interface Line {
  readonly stream: StreamNumber;
  readonly text: string;
}

export interface TimedLine extends Line {
  readonly at: Instant;
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

/** Where a follower stands. */
export interface Cursor {
  segment: number;
  entry: number;
}

export interface Log {
  /** The program talks from `from` on, until `silence`. */
  talk(voice: Voice, seed: number, from: Instant): void;
  /** Adds entries with times of their own; those of the running voice go on after them. */
  insert(segment: Segment, now: Instant): void;
  silence(now: Instant): void;
  /** All lines from the cursor on that are due by `ms`; moves the cursor behind each line's entry before it is returned. */
  read(cursor: Cursor, ms: number): Generator<TimedLine, void, undefined>;
  /** The place from which `count` lines are left, and how many lines of its first entry are to be skipped. */
  tail(count: number, ms: number): { readonly cursor: Cursor; readonly skip: number };
  /** The first entry that may have lines at or after `since`. */
  seek(since: Instant): Cursor;
  /** When the next line after the cursor is due; `null` when nothing is known to come. */
  next(cursor: Cursor): number | null;
  /** Called whenever what is due may have changed otherwise than by time. Returns the unsubscriber. */
  onChange(listener: () => void): () => void;
}

interface Stretch {
  readonly segment: Segment;
  /** Entries are cut off here once the program is silenced. */
  length: number | null;
}

export function createLog(): Log {
  const stretches: Stretch[] = [];
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of [...listeners]) listener();
  };
  let voice: { readonly voice: Voice; readonly seed: number } | null = null;

  const dueOf = (stretch: Stretch, ms: number) => {
    const due = stretch.segment.due(ms);
    return stretch.length === null ? due : Math.min(due, stretch.length);
  };
  const close = (ms: number) => {
    const last = stretches.at(-1);
    if (last !== undefined && last.length === null) last.length = last.segment.due(ms);
  };
  const log: Log = {
    talk(next, seed, from) {
      close(from.ms);
      voice = { voice: next, seed };
      stretches.push({ segment: speaking(next, seed, from), length: null });
      changed();
    },
    insert(segment, now) {
      close(now.ms);
      stretches.push({ segment, length: segment.due(Number.POSITIVE_INFINITY) });
      const end = stretches.at(-1)?.length ?? 0;
      const from = end === 0 ? now : plusNanoseconds(segment.at(end - 1), 1000);
      if (voice !== null) log.talk(voice.voice, voice.seed + stretches.length, from);
      else changed();
    },
    silence(now) {
      close(now.ms);
      voice = null;
      changed();
    },
    *read(cursor, ms) {
      for (;;) {
        const stretch = stretches[cursor.segment];
        if (stretch === undefined) return;
        while (cursor.entry < dueOf(stretch, ms)) {
          const entry = cursor.entry++;
          const at = stretch.segment.at(entry);
          let offset = 0;
          // Lines of one entry are some microseconds apart, as one program's writes are.
          for (const line of stretch.segment.lines(entry))
            yield { ...line, at: plusNanoseconds(at, offset++ * 11_000) };
        }
        if (cursor.segment === stretches.length - 1 || stretch.length === null || cursor.entry < stretch.length) return;
        cursor.segment++;
        cursor.entry = 0;
      }
    },
    tail(count, ms) {
      // What comes after a stretch that has more to say is not to be reached before it is said.
      const talking = stretches.findIndex((one) => one.length === null || dueOf(one, ms) < one.length);
      let segment = talking < 0 ? stretches.length - 1 : talking;
      let left = count;
      let end: Cursor | null = null;
      for (; segment >= 0; segment--) {
        const stretch = stretches[segment];
        if (stretch === undefined) continue;
        const due = dueOf(stretch, ms);
        end ??= { segment, entry: due };
        if (left <= 0) return { cursor: end, skip: 0 };
        for (let entry = due - 1; entry >= 0; entry--) {
          left -= stretch.segment.lines(entry).length;
          if (left <= 0) return { cursor: { segment, entry }, skip: -left };
        }
      }
      return { cursor: { segment: 0, entry: 0 }, skip: 0 };
    },
    seek(since) {
      for (let segment = stretches.length - 1; segment >= 0; segment--) {
        const stretch = stretches[segment];
        if (stretch === undefined) continue;
        const entry = Math.max(0, dueOf(stretch, since.ms - 1) - 1);
        if (dueOf(stretch, since.ms) > 0 && compareInstants(stretch.segment.at(0), since) <= 0)
          return { segment, entry };
      }
      return { segment: 0, entry: 0 };
    },
    next(cursor) {
      const stretch = stretches[cursor.segment];
      if (stretch === undefined) return null;
      if (stretch.length !== null && cursor.entry >= stretch.length)
        return cursor.segment === stretches.length - 1 ? null : log.next({ segment: cursor.segment + 1, entry: 0 });
      return stretch.segment.at(cursor.entry).ms;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return log;
}

/** Entry k falls somewhere in the first four fifths of the k-th interval, so times never run backwards. */
function speaking(voice: Voice, seed: number, from: Instant): Segment {
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
