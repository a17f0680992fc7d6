import { describe, expect, it } from "vitest";
import { createChunkMerger } from "./chunks.ts";
import { cutAtRandom, seededRandom } from "./random.testing.ts";

const HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n";
const chunk = (data: string, extension = "") => `${Buffer.byteLength(data).toString(16)}${extension}\r\n${data}\r\n`;

/** What comes out, for pieces that go in one after the other. */
function merged(pieces: readonly Buffer[]): { readonly text: string; readonly outputs: readonly string[] } {
  const merger = createChunkMerger();
  const outputs = pieces.map((piece) => merger.push(piece).toString("latin1"));
  return { text: outputs.join(""), outputs };
}
const whole = (text: string) => merged([Buffer.from(text, "latin1")]).text;

/** Slow and obviously right: the data of a whole chunked answer, and what stands behind its last chunk. */
function reference(answer: string): { readonly head: string; readonly data: string; readonly behind: string } {
  const end = answer.indexOf("\r\n\r\n") + 4;
  let rest = answer.slice(end);
  let data = "";
  for (;;) {
    const line = rest.slice(0, rest.indexOf("\r\n"));
    const size = Number.parseInt(line, 16);
    rest = rest.slice(line.length + 2);
    if (size === 0) return { head: answer.slice(0, end), data, behind: rest };
    data += rest.slice(0, size);
    rest = rest.slice(size + 2);
  }
}

describe("a chunked answer", () => {
  it("keeps its head and its data, in one chunk for each piece that came", () => {
    const text = `${HEAD}${chunk("one\n")}${chunk("two\n")}${chunk("three\n")}`;
    expect(whole(text)).toBe(`${HEAD}0000000e\r\none\ntwo\nthree\n\r\n`);
  });

  it("ends as it ended, with its trailer", () => {
    expect(whole(`${HEAD}${chunk("one\n")}0\r\nX-After: 1\r\n\r\n`)).toBe(
      `${HEAD}00000004\r\none\n\r\n0\r\nX-After: 1\r\n\r\n`,
    );
  });

  it("hands on what has come of a chunk before the rest of it is there", () => {
    const { outputs } = merged([HEAD, "8\r\nhalf", " and", "\r\n0\r\n\r\n"].map((text) => Buffer.from(text)));
    expect(outputs).toEqual([HEAD, "00000004\r\nhalf\r\n", "00000004\r\n and\r\n", "0\r\n\r\n"]);
  });

  it("agrees with the reference wherever the connection is cut", () => {
    const random = seededRandom(20_261_125);
    const alphabet = ["\r\n", "0\r\n\r\n", "a", "ÿ", "\0", "f\r\n", "x".repeat(300)];
    for (let round = 0; round < 2000; round++) {
      let answer = HEAD;
      for (let count = random(8); count > 0; count--) {
        const data = Array.from({ length: 1 + random(4) }, () => alphabet[random(alphabet.length)]).join("");
        const size = data.length.toString(16);
        answer += `${random(2) === 0 ? size.toUpperCase() : `00${size}`}${random(4) === 0 ? ";a=b" : ""}\r\n${data}\r\n`;
      }
      answer += random(2) === 0 ? "0\r\n\r\n" : "0\r\nX-After: 1\r\n\r\n";
      const { text } = merged(cutAtRandom(Buffer.from(answer, "latin1"), random).map((piece) => Buffer.from(piece)));
      expect(reference(text)).toEqual(reference(answer));
    }
  });
});

describe("what passes as it is", () => {
  it.each([
    "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\n4\r\nx",
    "HTTP/1.1 200 OK\r\nX-Transfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n",
    "HTTP/1.1 101 UPGRADED\r\nUpgrade: tcp\r\n\r\n0\r\n\r\n",
    "not HTTP at all\r\n\r\n4\r\n",
  ])("%j", (text) => {
    expect(whole(text)).toBe(text);
    expect(merged([...Buffer.from(text, "latin1")].map((byte) => Buffer.from([byte]))).text).toBe(text);
  });

  it("a head without an end, once it is too long for one", () => {
    const text = "x".repeat(70_000);
    expect(whole(text)).toBe(text);
  });
});

it.each(["\r\nabc", "x\r\nabc", "3\rx\nabc", "3;a\nabc", "123456789\r\nabc", "3\r\nabcd\r\n", "3\r\nabc\rx"])(
  "a broken chunk (%j) stays one that the client refuses",
  (text) => {
    expect(whole(`${HEAD}${text}`)).toContain("!\r\n");
  },
);
