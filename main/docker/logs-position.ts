/**
 * Where a reader is in a log, so that it can go on after a break with no line lost or doubled.
 *
 * The engine can only be asked for entries at or after a time (`since`), so it sends some that were read before. Within one stream
 * entries come in the order of their timestamps: what is older than the last one read, or the n-th with the same timestamp of which n were
 * read, is dropped. Between the streams they may be a little out of order, because the engine stamps each stream on a thread of its own;
 * therefore the position is kept for each stream, and `since` goes back a little.
 */
import type { StreamId } from "./demux.ts";

export interface LogPosition {
  /** Notes an entry with the timestamp `bytes[from..to)`. False when it was read before the break: drop it. May throw LogGap. */
  see(stream: StreamId, bytes: Uint8Array, from: number, to: number): boolean;
  /**
   * A break: the same entries may come again from now on. `overlapping` says that only the last lines were asked for, so that the first one
   * to come has to be one that was read before; else lines may be missing before it, and `see` throws LogGap.
   */
  resume(overlapping: boolean): void;
  /** What to ask the engine for after a break, as it wants it (`seconds.nanoseconds`); `null` when nothing was read yet. */
  since(): string | null;
  /** The log is complete up to here, so the next entry is a later one. For raw logs, whose last line may have no end. */
  skipPast(): void;
  /** Whether what `since` asks for begins with an entry that was read. */
  readonly overlaps: boolean;
}

/** The engine was asked for too few of the last lines. Nothing was handed on. */
export class LogGap extends Error {}

/** How much later the engine may write an entry than it stamped it. */
const DISORDER_NANOS = 1_000_000_000n;

interface Mark {
  /** The timestamp as the engine writes it: of fixed width, so that bytes compare like times. */
  readonly time: Uint8Array;
  timeBytes: number;
  /** How many entries with it were read. */
  count: number;
  /** After a break: where to drop up to. `dropAt` of length 0 means that nothing is to be dropped. */
  dropAt: Uint8Array;
  dropCount: number;
}

const MAX_TIME_BYTES = 48;

export function createLogPosition(): LogPosition {
  const marks: readonly [Mark, Mark] = [emptyMark(), emptyMark()];
  /** The first timestamp that was read: older entries of the other stream were before the tail. */
  let start: Uint8Array | null = null;
  let past = false;
  /** The next entry has to be one that was read before the break. */
  let expectSeen = false;

  function accept(mark: Mark, bytes: Uint8Array, from: number, to: number): void {
    start ??= bytes.slice(from, to);
    past = false;
    if (sameTime(mark, bytes, from, to)) {
      mark.count++;
      return;
    }
    mark.timeBytes = Math.min(to - from, MAX_TIME_BYTES);
    for (let at = 0; at < mark.timeBytes; at++) mark.time[at] = bytes[from + at] as number;
    mark.count = 1;
  }

  return {
    see(stream, bytes, from, to) {
      const mark = marks[stream - 1] as Mark;
      if (mark.dropAt.length > 0) {
        const order = Buffer.compare(bytes.subarray(from, to), mark.dropAt);
        if (order < 0 || (order === 0 && mark.dropCount > 0)) {
          if (order === 0) mark.dropCount--;
          expectSeen = false;
          return false;
        }
        if (order > 0) mark.dropAt = new Uint8Array(0);
      }
      if (expectSeen) throw new LogGap();
      accept(mark, bytes, from, to);
      return true;
    },
    resume(overlapping) {
      expectSeen = overlapping;
      for (const mark of marks) {
        const seen = mark.timeBytes > 0;
        mark.dropAt = seen ? mark.time.slice(0, mark.timeBytes) : (start ?? new Uint8Array(0));
        mark.dropCount = seen ? mark.count : 0;
      }
    },
    since() {
      if (start === null) return null;
      const first = toNanos(start);
      const times = marks.map((mark) => (mark.timeBytes > 0 ? toNanos(mark.time.subarray(0, mark.timeBytes)) : first));
      const [one = first, two = first] = times;
      const [oldest, newest] = one < two ? [one, two] : [two, one];
      if (past) return fromNanos(newest + 1n);
      const backedOff = newest - DISORDER_NANOS;
      return fromNanos(oldest > backedOff ? oldest : backedOff);
    },
    skipPast() {
      past = true;
    },
    get overlaps() {
      return start !== null && !past;
    },
  };
}

/** From a time as log lines carry it (RFC 3339 with nanoseconds) to what the engine's `since` and `until` take. Null when it is no time. */
export function toEngineTime(text: string): string | null {
  const nanos = parseNanos(text);
  return nanos === null ? null : fromNanos(nanos);
}

function emptyMark(): Mark {
  return { time: new Uint8Array(MAX_TIME_BYTES), timeBytes: 0, count: 0, dropAt: new Uint8Array(0), dropCount: 0 };
}

/** Compared from the back: that is where the times of neighbouring lines differ. */
function sameTime(mark: Mark, bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from !== mark.timeBytes) return false;
  for (let at = mark.timeBytes - 1; at >= 0; at--) if (mark.time[at] !== bytes[from + at]) return false;
  return true;
}

function toNanos(time: Uint8Array): bigint {
  return parseNanos(Buffer.from(time).toString("latin1")) ?? 0n;
}

function parseNanos(text: string): bigint | null {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/.exec(text);
  if (!match) return null;
  const milliseconds = Date.parse(`${match[1]}${match[3]}`);
  if (Number.isNaN(milliseconds)) return null;
  return BigInt(milliseconds) * 1_000_000n + BigInt((match[2] ?? "").padEnd(9, "0"));
}

function fromNanos(nanos: bigint): string {
  const positive = nanos < 0n ? 0n : nanos;
  return `${positive / 1_000_000_000n}.${String(positive % 1_000_000_000n).padStart(9, "0")}`;
}
