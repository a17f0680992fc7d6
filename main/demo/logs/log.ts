/**
 * A container's log that needs no memory and no timer: a row of segments, each of which can say at any time which
 * entries are due by now, and what they say. Lines that nobody reads are never made.
 */
import { compareInstants, type Instant, plusNanoseconds } from "../clock.ts";
import { type Line, type Segment, speaking, type Voice } from "./segments.ts";

export interface TimedLine extends Line {
  readonly at: Instant;
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
