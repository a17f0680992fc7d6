/** Collects log lines as bytes, and turns many of them into text at once: a string a line would cost more than reading them. */
import type { StreamId } from "./demux.ts";

/** A batch as it travels; see `LogEvent` in contract/model/log.ts. */
export interface LogBatch {
  readonly text: string;
  readonly runs: number[];
}

export interface LogBatcher {
  /** Adds the line `bytes[from..to)`, which has no newline. The bytes are copied. */
  append(stream: StreamId, bytes: Uint8Array, from: number, to: number): void;
  /** How many bytes wait to be taken. */
  readonly bytes: number;
  /** Everything that waits, as text; `null` when nothing does. Bytes that are no UTF-8 become U+FFFD. */
  take(): LogBatch | null;
}

/** A batch is full at this size. */
export const FULL_BATCH_BYTES = 64 * 1024;

const NEWLINE = 0x0a;
/** Lines up to this length are copied by hand: a call into C++ costs more than the copy. */
const SHORT = 48;

export function createLogBatcher(): LogBatcher {
  // Used again for every batch; grows for lines that are longer than what is left.
  let buffer = Buffer.allocUnsafeSlow(FULL_BATCH_BYTES * 2);
  let used = 0;
  let runs: number[] = [];

  return {
    append(stream, bytes, from, to) {
      const length = to - from;
      if (used + length + 1 > buffer.length) {
        const larger = Buffer.allocUnsafeSlow(Math.max(buffer.length * 2, used + length + 1));
        buffer.copy(larger, 0, 0, used);
        buffer = larger;
      }
      if (length <= SHORT) {
        for (let at = from, into = used; at < to; at++, into++) buffer[into] = bytes[at] as number;
      } else {
        buffer.set(bytes.subarray(from, to), used);
      }
      used += length;
      buffer[used++] = NEWLINE;
      const last = runs.length - 2;
      if (last >= 0 && runs[last] === stream) runs[last + 1] = (runs[last + 1] as number) + 1;
      else runs.push(stream, 1);
    },
    get bytes() {
      return used;
    },
    take() {
      if (used === 0) return null;
      const batch: LogBatch = { text: buffer.toString("utf8", 0, used - 1), runs };
      used = 0;
      runs = [];
      return batch;
    },
  };
}
