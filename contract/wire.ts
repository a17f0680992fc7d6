/**
 * What both ends of a MessagePort or WebSocket agree on beside the contract: how a reader gives back credit for a stream.
 * oRPC itself has no back-pressure there, so the writer counts what the reader has not yet taken (main/transport/flow-control.ts)
 * and the reader says what it took (renderer/flow-control.ts), in small frames that run beside oRPC's.
 */

/** Header of every call: the name that the caller gives to the stream that the answer may be. Unique within a connection. */
export const STREAM_HEADER = "x-berth-stream";

/** oRPC's text frames are JSON objects, so no frame of it begins like this. */
const MARK = "+";

/** The frame that says: one more item of this stream has been taken and dealt with. */
export function creditFrame(stream: string): string {
  return MARK + stream;
}

/** The stream that a frame gives credit to; `null` when it is one of oRPC's own frames. */
export function creditedStream(frame: unknown): string | null {
  return typeof frame === "string" && frame.startsWith(MARK) ? frame.slice(MARK.length) : null;
}
