/**
 * From the engine's log stream (asked for with timestamps) to whole lines, each with one timestamp in front.
 *
 * The engine cuts lines over 16 KiB into several entries with the same timestamp, of which only the last ends in a newline; here they
 * become one line again. A container's last line may have no newline: it is a line all the same.
 */
import { createDemux, type StreamId } from "./demux.ts";
import type { LogPosition } from "./logs-position.ts";

/** Takes one line, `bytes[from..to)`, without its newline. The bytes are only lent. */
export type LineSink = (stream: StreamId, bytes: Buffer, from: number, to: number) => void;

/** Lives as long as the reader: a line that a break cut in two is put together from both connections. */
export interface LogLines {
  /** To be called for each connection; the returned parser takes its bytes. Throws DemuxError out of `push` and `end`. */
  open(): {
    push(chunk: Buffer): void;
    /** The engine has ended the stream: what is held is the last line. Not to be called when the connection broke. */
    end(): void;
  };
}

/** moby's copier (`daemon/logger/copier.go`) makes an entry of this size when no newline came. */
const ENTRY_BYTES = 16 * 1024;
/** A longer line is handed on in parts, so that a program that never ends its line does not fill the memory. */
const MAX_LINE_BYTES = 1024 * 1024;

const NEWLINE = 0x0a;
const SPACE = 0x20;

interface Held {
  parts: Buffer[];
  bytes: number;
}

/** For containers without a terminal: multiplexed frames, one entry a frame. */
export function createFramedLines(position: LogPosition, sink: LineSink): LogLines {
  const held: readonly [Held, Held] = [
    { parts: [], bytes: 0 },
    { parts: [], bytes: 0 },
  ];

  function flush(stream: StreamId, line: Held): void {
    if (line.parts.length === 0) return;
    const whole = Buffer.concat(line.parts, line.bytes);
    line.parts = [];
    line.bytes = 0;
    sink(stream, whole, 0, whole.length);
  }

  function hold(stream: StreamId, line: Held, bytes: Buffer, from: number, to: number): void {
    line.parts.push(Buffer.from(bytes.subarray(from, to)));
    line.bytes += to - from;
    if (line.bytes > MAX_LINE_BYTES) flush(stream, line);
  }

  function entry(stream: StreamId, bytes: Buffer, from: number, to: number): void {
    const space = endOfTime(bytes, from, to);
    if (space > from && !position.see(stream, bytes, from, space)) return;
    const ends = bytes[to - 1] === NEWLINE;
    const end = ends ? to - 1 : to;
    const line = held[stream - 1] as Held;
    const first = line.parts[0];
    if (first !== undefined) {
      if (startsWith(first, bytes, from, space + 1)) {
        hold(stream, line, bytes, space + 1, end);
        if (ends) flush(stream, line);
        return;
      }
      flush(stream, line);
    }
    if (!ends && end - space - 1 >= ENTRY_BYTES) hold(stream, line, bytes, from, end);
    else emitEach(stream, bytes, from, end, space, sink);
  }

  return {
    open() {
      const demux = createDemux(entry);
      return {
        push: demux.push,
        end() {
          demux.end();
          flush(1, held[0]);
          flush(2, held[1]);
        },
      };
    },
  };
}

/** For containers with a terminal: one raw stream, entries end in newlines. */
export function createRawLines(position: LogPosition, sink: LineSink): LogLines {
  function line(bytes: Buffer, from: number, to: number): void {
    const space = endOfTime(bytes, from, to);
    if (space > from && !position.see(1, bytes, from, space)) return;
    if (to - space - 1 <= ENTRY_BYTES) sink(1, bytes, from, to);
    else joinEntries(bytes, from, to, space + 1 - from, sink);
  }

  return {
    open() {
      // A line that a break cut off comes again as a whole, so each connection holds its own.
      const held: Held = { parts: [], bytes: 0 };
      function flush(): void {
        const whole = Buffer.concat(held.parts, held.bytes);
        held.parts = [];
        held.bytes = 0;
        line(whole, 0, whole.length);
      }
      function hold(bytes: Buffer, from: number, to: number): void {
        if (to > from) held.parts.push(Buffer.from(bytes.subarray(from, to)));
        held.bytes += to - from;
      }
      /** Hands on the entries of a line that does not end. What is kept begins with a timestamp, as each entry does. */
      function cut(): void {
        const whole = Buffer.concat(held.parts, held.bytes);
        const time = whole.subarray(0, endOfTime(whole, 0, whole.length) + 1);
        const last = time.length === 0 ? 0 : whole.lastIndexOf(time);
        const end = last > 0 ? last : whole.length;
        const repeats = last > 0;
        line(whole, 0, end);
        held.parts = [...(repeats ? [] : [time]), whole.subarray(end)];
        held.bytes = whole.length - end + (repeats ? 0 : time.length);
      }
      return {
        push(chunk) {
          let from = 0;
          for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
            if (held.bytes === 0) {
              line(chunk, from, at);
            } else {
              hold(chunk, from, at);
              flush();
            }
            from = at + 1;
          }
          hold(chunk, from, chunk.length);
          if (held.bytes > MAX_LINE_BYTES) cut();
        },
        end() {
          if (held.bytes === 0) return;
          flush();
          position.skipPast();
        },
      };
    },
  };
}

/** The space behind the timestamp; `from - 1` when there is none. The engine's timestamps have 30 bytes, or 35 with an offset. */
function endOfTime(bytes: Buffer, from: number, to: number): number {
  const usual = from + 30;
  if (usual < to && bytes[usual] === SPACE && bytes[from + 10] === 0x54) return usual;
  const space = bytes.subarray(from, Math.min(to, from + 40)).indexOf(SPACE);
  return space >= 20 && bytes[from + 10] === 0x54 ? from + space : from - 1;
}

/** Whether `bytes[from..to)`, a timestamp and its space, also begins the held line. */
function startsWith(held: Buffer, bytes: Buffer, from: number, to: number): boolean {
  return to > from && held.length >= to - from && held.compare(bytes, from, to, 0, to - from) === 0;
}

/** An entry is one line; engines that put several into one get each line its timestamp. */
function emitEach(stream: StreamId, bytes: Buffer, from: number, to: number, space: number, sink: LineSink): void {
  const newline = bytes.indexOf(NEWLINE, from);
  if (newline < 0 || newline >= to) {
    sink(stream, bytes, from, to);
    return;
  }
  const time = bytes.subarray(from, space + 1);
  for (let start = space + 1; start <= to; ) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found < 0 || found > to ? to : found;
    const line = Buffer.concat([time, bytes.subarray(start, end)]);
    sink(stream, line, 0, line.length);
    start = end + 1;
  }
}

/**
 * A long raw line has its timestamp again before each further entry; `prefix` bytes are the timestamp and its space. An entry may be longer
 * than what the program wrote: the engine writes U+FFFD for each byte of a character that it cut in two.
 */
function joinEntries(bytes: Buffer, from: number, to: number, prefix: number, sink: LineSink): void {
  const time = bytes.subarray(from, from + prefix);
  const parts: Buffer[] = [];
  let at = from;
  while (prefix > 0) {
    const next = bytes.subarray(0, to).indexOf(time, at + prefix + ENTRY_BYTES);
    if (next < 0) break;
    parts.push(bytes.subarray(parts.length === 0 ? at : at + prefix, next));
    at = next;
  }
  parts.push(bytes.subarray(parts.length === 0 ? at : at + prefix, to));
  const whole = Buffer.concat(parts);
  sink(1, whole, 0, whole.length);
}
