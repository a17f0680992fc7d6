import { describe, expect, it } from "vitest";
import { createNdjson, NdjsonError, readNdjson } from "./ndjson.ts";
import { cutAtRandom, seededRandom } from "./random.testing.ts";

const bytes = (text: string) => Buffer.from(text, "utf8");

/** Slow and obviously right: everything at once. */
function reference(text: string): unknown[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));
}

function parse(chunks: readonly Uint8Array[]): unknown[] {
  const parser = createNdjson();
  return [...chunks.flatMap((chunk) => parser.push(chunk)), ...parser.end()];
}

describe("createNdjson", () => {
  it("gives each document as soon as its line ends", () => {
    const parser = createNdjson();
    expect(parser.push(bytes('{"a":1}\n{"b"'))).toEqual([{ a: 1 }]);
    expect(parser.push(bytes(":2"))).toEqual([]);
    expect(parser.push(bytes("}\r\n\n\r\n[3]"))).toEqual([{ b: 2 }]);
    expect(parser.end()).toEqual([[3]]);
  });

  it("joins a character that was cut in two", () => {
    const whole = bytes('"Ä€😀"\n');
    for (let at = 0; at <= whole.length; at++) {
      expect(parse([whole.subarray(0, at), whole.subarray(at)])).toEqual(["Ä€😀"]);
    }
  });

  it("names a broken line, and the end of a stream in the middle of a document", () => {
    expect(() => createNdjson().push(bytes('{"a":1}\n<html>\n'))).toThrow(
      new NdjsonError("Not a JSON document", "<html>"),
    );
    const parser = createNdjson();
    parser.push(bytes('{"a":'));
    expect(() => parser.end()).toThrow(NdjsonError);
  });

  it("does not hoard a stream without newlines", () => {
    const parser = createNdjson({ maxLineBytes: 10 });
    parser.push(bytes("123456789\n"));
    expect(() => parser.push(bytes("12345678901"))).toThrow(/longer than 10 bytes/);
  });

  it("agrees with the reference wherever the stream is cut", () => {
    const random = seededRandom(20_240_517);
    const pieces = ["\n", "\r\n", "é", "😀", "\\n", "x".repeat(40), " "];
    for (let round = 0; round < 3000; round++) {
      let text = "";
      for (let i = random(6); i > 0; i--) {
        const value = Array.from({ length: random(5) }, () => pieces[random(pieces.length)]).join("");
        text += `${JSON.stringify({ i, value })}${random(4) === 0 ? "\r\n\n" : "\n"}`;
      }
      if (random(2) === 0) text = text.trimEnd();
      expect(parse(cutAtRandom(bytes(text), random))).toEqual(reference(text));
    }
  });
});

describe("readNdjson", () => {
  it("reads to the end, and closes the stream when the reader has enough", async () => {
    let closed = false;
    async function* stream() {
      try {
        yield bytes('{"a":1}\n{"a"');
        yield bytes(":2}");
      } finally {
        closed = true;
      }
    }
    const all: unknown[] = [];
    for await (const document of readNdjson(stream())) all.push(document);
    expect(all).toEqual([{ a: 1 }, { a: 2 }]);
    closed = false;
    for await (const _ of readNdjson(stream())) break;
    expect(closed).toBe(true);
  });
});
