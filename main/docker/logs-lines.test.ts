import { describe, expect, it } from "vitest";
import type { StreamId } from "./demux.ts";
import { createLogBatcher } from "./logs-batch.ts";
import { createFramedLines, createRawLines } from "./logs-lines.ts";
import { createLogPosition } from "./logs-position.ts";
import { cutAtRandom, seededRandom } from "./random.testing.ts";

type Line = readonly [stream: number, text: string];

/** What the engine wrote down: `text` ends in a newline unless it is cut off by the entry's size or by the container's end. */
interface Entry {
  readonly stream: StreamId;
  readonly time: string;
  readonly text: string;
}

const time = (nanos: number) => `2026-11-25T09:43:51.${String(nanos).padStart(9, "0")}Z`;

function frame({ stream, time: at, text }: Entry): Buffer {
  const payload = Buffer.from(`${at} ${text}`, "latin1");
  const header = Buffer.alloc(8);
  header[0] = stream;
  header.writeUInt32BE(payload.length, 4);
  return Buffer.concat([header, payload]);
}
const raw = ({ time: at, text }: Entry): Buffer => Buffer.from(`${at} ${text}`, "latin1");

/** Cuts a line into entries as the engine does. */
function entries(stream: StreamId, at: string, line: string): Entry[] {
  const cut: Entry[] = [];
  let rest = line;
  while (rest.length > 16384) {
    cut.push({ stream, time: at, text: rest.slice(0, 16384) });
    rest = rest.slice(16384);
  }
  return [...cut, { stream, time: at, text: rest }];
}

function reader(kind: "framed" | "raw") {
  const lines: Line[] = [];
  const position = createLogPosition();
  const parser = (kind === "raw" ? createRawLines : createFramedLines)(position, (stream, bytes, from, to) => {
    lines.push([stream, bytes.toString("latin1", from, to)]);
  });
  return { lines, position, parser };
}

function read(kind: "framed" | "raw", chunks: readonly Uint8Array[]): Line[] {
  const { lines, parser } = reader(kind);
  const connection = parser.open();
  for (const chunk of chunks) connection.push(Buffer.from(chunk));
  connection.end();
  return lines;
}

describe.each(["framed", "raw"] as const)("%s lines", (kind) => {
  const encode = kind === "raw" ? raw : frame;
  const bytesOf = (all: readonly Entry[]) => Buffer.concat(all.map(encode));

  it("agree with what the engine wrote, wherever the stream is cut", () => {
    const random = seededRandom(42);
    for (let round = 0; round < 100; round++) {
      const written: Entry[] = [];
      const expected: Line[] = [];
      for (let i = 0; i < random(12); i++) {
        const stream = kind === "raw" || random(2) === 0 ? 1 : 2;
        // Several lines share a timestamp now and then.
        const at = time(1000 + Math.floor(i / 3));
        const length = [0, 1, 100, 16383, 16384, 16385, 40000][random(random(8) === 0 ? 7 : 3)] ?? 0;
        const line = Array.from({ length: Math.min(length, 50) }, () => String.fromCharCode(32 + random(224))).join("");
        const text = line.padEnd(length, "é\u0000x");
        written.push(...entries(stream, at, `${text}\n`));
        expected.push([stream, `${at} ${text}`]);
      }
      const order = (lines: readonly Line[]) => [1, 2].map((stream) => lines.filter((line) => line[0] === stream));
      expect(order(read(kind, cutAtRandom(bytesOf(written), random)))).toEqual(order(expected));
    }
  });

  it("take the container's last line without a newline for a line", () => {
    expect(read(kind, [bytesOf([{ stream: 1, time: time(1), text: "bye" }])])).toEqual([[1, `${time(1)} bye`]]);
  });

  it("go on after a break anywhere, with no line lost or doubled", () => {
    const random = seededRandom(99);
    for (let round = 0; round < 30; round++) {
      const written = Array.from({ length: 1 + random(6) }, (_, i) => {
        const stream = kind === "raw" || random(2) === 0 ? 1 : 2;
        return entries(stream, time(10 + Math.floor(i / 2)), `line ${i}${"x".repeat(random(3) === 0 ? 20000 : 3)}\n`);
      }).flat();
      const whole = bytesOf(written);
      const { lines, position, parser } = reader(kind);
      parser.open().push(whole.subarray(0, random(whole.length)));
      position.resume(false);
      // The engine sends everything again: `since` was not finer than that.
      const second = parser.open();
      for (const chunk of cutAtRandom(whole, random)) second.push(Buffer.from(chunk));
      second.end();
      const order = (all: readonly Line[]) => [1, 2].map((stream) => all.filter((line) => line[0] === stream));
      expect(order(lines)).toEqual(order(read(kind, [whole])));
    }
  });

  it("hand on a line that never ends in parts, each with its time", () => {
    const all = entries(1, time(5), "y".repeat(3_000_000));
    const lines = read(kind, all.map(encode));
    expect(lines.length).toBeGreaterThan(1);
    for (const [, text] of lines) expect(text.startsWith(`${time(5)} y`)).toBe(true);
    expect(lines.map(([, text]) => text.slice(31)).join("")).toBe("y".repeat(3_000_000));
  });
});

describe("raw lines", () => {
  it("put a line together whose entries grew, because the engine cut characters in two", () => {
    const all = [`${"x".repeat(16383)}\ufffd`, `\ufffd${"y".repeat(16384)}`, "\ufffd\n"];
    const bytes = Buffer.from(all.map((text) => `${time(1)} ${text}`).join(""));
    const { lines, parser } = reader("raw");
    parser.open().push(bytes);
    expect(lines).toEqual([[1, Buffer.from(`${time(1)} ${all.join("").trimEnd()}`).toString("latin1")]]);
  });
});

describe("framed lines", () => {
  it("do not join the unfinished last line of one run with the first line of the next", () => {
    const all = [
      { stream: 1, time: time(1), text: "z".repeat(16384) },
      { stream: 1, time: time(2), text: "next\n" },
    ] as const;
    expect(read("framed", all.map(frame)).map(([, text]) => text.slice(31))).toEqual(["z".repeat(16384), "next"]);
  });

  it("keep an older line of the other stream that was written later", () => {
    const all = [
      frame({ stream: 1, time: time(3), text: "out 1\n" }),
      frame({ stream: 1, time: time(5), text: "out 2\n" }),
      frame({ stream: 2, time: time(4), text: "late err\n" }),
      frame({ stream: 1, time: time(6), text: "out 3\n" }),
    ];
    const { lines, position, parser } = reader("framed");
    parser.open().push(Buffer.concat(all.slice(0, 2)));
    // Nothing of the other stream was read yet, so it must be asked for from the beginning.
    expect(position.since()).toBe("1795599831.000000003");
    position.resume(false);
    parser.open().push(Buffer.concat(all));
    expect(lines.map(([, text]) => text.slice(31))).toEqual(["out 1", "out 2", "late err", "out 3"]);
  });

  it("give every line of an entry its time, for engines that put several into one", () => {
    expect(read("framed", [frame({ stream: 2, time: time(1), text: "a\nb\n" })])).toEqual([
      [2, `${time(1)} a`],
      [2, `${time(1)} b`],
    ]);
  });
});

describe("createLogBatcher", () => {
  it("joins lines, and counts them by stream", () => {
    const batcher = createLogBatcher();
    const add = (stream: StreamId, text: string) => {
      const bytes = Buffer.from(`..${text}..`);
      batcher.append(stream, bytes, 2, bytes.length - 2);
    };
    expect(batcher.take()).toBeNull();
    add(1, "a");
    add(1, "");
    add(2, "ü".repeat(100_000));
    add(1, "b");
    expect(batcher.take()).toEqual({ text: `a\n\n${"ü".repeat(100_000)}\nb`, runs: [1, 2, 2, 1, 1, 1] });
    add(2, "");
    expect(batcher.take()).toEqual({ text: "", runs: [2, 1] });
    expect(batcher.take()).toBeNull();
  });
});
