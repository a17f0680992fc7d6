/** The multiplexed format of logs and attach: stream number, three zeros, length (big endian), bytes (Engine API, "Stream format"). */
import type { StreamNumber } from "./segments.ts";

const HEADER = 8;

export function frame(stream: StreamNumber | 3, text: string): Buffer {
  const length = Buffer.byteLength(text);
  const bytes = Buffer.allocUnsafe(HEADER + length);
  bytes.writeUInt32BE(stream * 0x1_00_00_00, 0);
  bytes.writeUInt32BE(length, 4);
  bytes.write(text, HEADER);
  return bytes;
}

/** Stream 3: the engine says that it cannot go on. */
export function errorFrame(message: string): Buffer {
  return frame(3, `Error grabbing logs: ${message}\n`);
}
