/** Which lines of a chunk a view shows. The store numbers its rows by it. */
import type { Chunk, Stream } from "./chunk.ts";

export interface Projection {
  /** Number of shown lines. */
  count(chunk: Chunk): number;
  /** The line that is number `nth` (from 0) of the shown ones. */
  line(chunk: Chunk, nth: number): number;
  /** How many shown lines lie before `line`. */
  before(chunk: Chunk, line: number): number;
  shows(chunk: Chunk, line: number): boolean;
}

export const everyLine: Projection = {
  count: (chunk) => chunk.lines,
  line: (_chunk, nth) => nth,
  before: (_chunk, line) => line,
  shows: () => true,
};

/** Only the lines of one stream. */
export function onlyStream(stream: Stream): Projection {
  return {
    count: (chunk) => (stream === 2 ? chunk.stderrLines : chunk.lines - chunk.stderrLines),
    line: (chunk, nth) => chunk.nthOf(stream, nth),
    before: (chunk, line) => chunk.countBefore(stream, line),
    shows: (chunk, line) => chunk.stream(line) === stream,
  };
}
