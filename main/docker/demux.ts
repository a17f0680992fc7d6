/**
 * Docker's multiplexed output: frames of an 8-byte header (stream, three zeros, length as a big-endian uint32) and that many bytes.
 * Source: Engine API, `POST /containers/{id}/attach`, "Stream format"; type 3 is moby's `stdcopy.Systemerr`.
 * Chunks are not frames: a chunk may end anywhere, also inside a header.
 */

/** 1 is standard output, 2 is standard error. */
export type StreamId = 1 | 2;

/** Takes one whole frame's payload, `bytes[from..to)`. The bytes are only lent: copy what is to be kept. */
export type FrameSink = (stream: StreamId, bytes: Buffer, from: number, to: number) => void;

/** The stream is broken, or the engine put an error of its own into it. Whatever came before it was delivered. */
export class DemuxError extends Error {
  readonly reason: "engine" | "malformed" | "cut off";
  constructor(reason: DemuxError["reason"], message: string) {
    super(message);
    this.name = "DemuxError";
    this.reason = reason;
  }
}

export interface Demux {
  /** Hands every frame that this chunk completes to the sink, in order. Throws DemuxError; of no use after that. */
  push(chunk: Buffer): void;
  /** The stream has ended. Throws DemuxError when that was in the middle of a frame. */
  end(): void;
}

const HEADER_BYTES = 8;
/** The engine's own frames stay below 33 KiB; a larger length than this means that these are no frames. */
const MAX_FRAME_BYTES = 16 * 1024 * 1024;

/** A parser for one stream. Each byte is looked at once; only a frame that was cut in two is copied. */
export function createDemux(sink: FrameSink): Demux {
  const header = Buffer.alloc(HEADER_BYTES);
  /** How much of the header has come. */
  let headerBytes = 0;
  /** The frame that was cut, and how much of it has come; `null` between frames. */
  let frame: Buffer | null = null;
  let frameBytes = 0;

  function emit(type: number, bytes: Buffer, from: number, to: number): void {
    if (type === 3) throw new DemuxError("engine", bytes.toString("utf8", from, to));
    // 0 is standard input: some engines echo it as output, which is what the CLI makes of it.
    if (to > from) sink(type === 2 ? 2 : 1, bytes, from, to);
  }

  return {
    push(chunk) {
      let at = 0;
      while (at < chunk.length) {
        if (frame !== null) {
          const taken = Math.min(frame.length - frameBytes, chunk.length - at);
          chunk.copy(frame, frameBytes, at, at + taken);
          frameBytes += taken;
          at += taken;
          if (frameBytes < frame.length) return;
          const whole = frame;
          frame = null;
          emit(header[0] ?? 0, whole, 0, whole.length);
          continue;
        }
        // The common case, a header and its frame inside one chunk, goes without a copy.
        if (headerBytes === 0 && chunk.length - at >= HEADER_BYTES) {
          const length = frameLength(chunk, at);
          if (chunk.length - at - HEADER_BYTES >= length) {
            const from = at + HEADER_BYTES;
            at = from + length;
            emit(chunk[from - HEADER_BYTES] ?? 0, chunk, from, at);
            continue;
          }
        }
        const taken = Math.min(HEADER_BYTES - headerBytes, chunk.length - at);
        chunk.copy(header, headerBytes, at, at + taken);
        headerBytes += taken;
        at += taken;
        if (headerBytes < HEADER_BYTES) return;
        headerBytes = 0;
        const length = frameLength(header, 0);
        if (length === 0) {
          emit(header[0] ?? 0, header, 0, 0);
        } else {
          frame = Buffer.allocUnsafe(length);
          frameBytes = 0;
        }
      }
    },
    end() {
      if (frame !== null || headerBytes > 0)
        throw new DemuxError("cut off", "The stream ended in the middle of a frame.");
    },
  };
}

/** Checks the header at `at` and reads its length. */
function frameLength(bytes: Buffer, at: number): number {
  const word = bytes.readUInt32BE(at);
  const length = bytes.readUInt32BE(at + 4);
  // The whole first word at once: its type is 0 to 3 and its other bytes are zero.
  if ((word & 0x00ffffff) !== 0 || word > 0x03000000 || length > MAX_FRAME_BYTES) {
    throw new DemuxError("malformed", `Not a frame: ${bytes.toString("hex", at, at + HEADER_BYTES)}`);
  }
  return length;
}
