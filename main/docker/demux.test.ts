import { describe, expect, it } from "vitest";
import { createDemux, DemuxError } from "./demux.ts";
import { cutAtRandom, seededRandom } from "./random.testing.ts";

type Frame = readonly [stream: number, text: string];

function encode(type: number, payload: string | Buffer): Buffer {
  const bytes = Buffer.from(payload as string, "latin1");
  const header = Buffer.alloc(8);
  header[0] = type;
  header.writeUInt32BE(bytes.length, 4);
  return Buffer.concat([header, bytes]);
}

/** Slow and obviously right: takes one frame off the front until nothing is left. */
function reference(whole: Buffer): Frame[] {
  if (whole.length === 0) return [];
  const length = whole.readUInt32BE(4);
  const frame: Frame = [whole[0] === 2 ? 2 : 1, whole.subarray(8, 8 + length).toString("latin1")];
  return [...(length > 0 ? [frame] : []), ...reference(whole.subarray(8 + length))];
}

function demux(chunks: readonly Uint8Array[]): { frames: Frame[]; error: unknown } {
  const frames: Frame[] = [];
  const parser = createDemux((stream, bytes, from, to) => {
    frames.push([stream, bytes.toString("latin1", from, to)]);
  });
  try {
    for (const chunk of chunks) parser.push(Buffer.from(chunk));
    parser.end();
  } catch (error) {
    return { frames, error };
  }
  return { frames, error: null };
}

describe("createDemux", () => {
  it("parts standard output and standard error, and takes echoed input for output", () => {
    const whole = Buffer.concat([encode(1, "out\n"), encode(2, "err\n"), encode(1, ""), encode(0, "in\n")]);
    expect(demux([whole])).toEqual({
      frames: [
        [1, "out\n"],
        [2, "err\n"],
        [1, "in\n"],
      ],
      error: null,
    });
  });

  it("agrees with the reference wherever the stream is cut", () => {
    const random = seededRandom(7);
    for (let round = 0; round < 3000; round++) {
      const whole = Buffer.concat(
        Array.from({ length: random(8) }, () => {
          const size = [0, 1, 7, 8, 9, 200][random(6)] ?? 0;
          return encode(random(3), Buffer.from(Array.from({ length: size }, () => random(256))));
        }),
      );
      expect(demux(cutAtRandom(whole, random))).toEqual({ frames: reference(whole), error: null });
    }
  });

  it("delivers what came before an error of the engine, then throws it", () => {
    const whole = Buffer.concat([encode(1, "a\n"), encode(3, "log driver gone"), encode(1, "b\n")]);
    for (const chunks of [[whole], [...whole].map((byte) => Buffer.from([byte]))]) {
      const { frames, error } = demux(chunks);
      expect(frames).toEqual([[1, "a\n"]]);
      expect(error).toEqual(new DemuxError("engine", "log driver gone"));
    }
  });

  it.each([
    ["an unknown stream", Buffer.from([4, 0, 0, 0, 0, 0, 0, 1, 65])],
    ["padding that is not zero", Buffer.from([1, 0, 1, 0, 0, 0, 0, 1, 65])],
    ["a length beyond reason", Buffer.from([1, 0, 0, 0, 0x7f, 0, 0, 1, 65])],
    ["plain text", Buffer.from("2026-11-25T09:43:51.126546945Z hello\r\n")],
  ])("refuses %s, wherever it is cut", (_, bytes) => {
    const good = encode(1, "fine\n");
    for (let at = 0; at <= bytes.length; at++) {
      const { frames, error } = demux([Buffer.concat([good, bytes.subarray(0, at)]), bytes.subarray(at)]);
      expect(frames).toEqual([[1, "fine\n"]]);
      expect(error).toMatchObject({ name: "DemuxError", reason: "malformed" });
    }
  });

  it("tells an end between frames from one inside a frame", () => {
    const whole = encode(1, "abc");
    for (let at = 1; at < whole.length; at++) {
      expect(demux([whole.subarray(0, at)]).error).toMatchObject({ reason: "cut off" });
    }
    expect(demux([whole]).error).toBeNull();
    expect(demux([]).error).toBeNull();
  });
});
