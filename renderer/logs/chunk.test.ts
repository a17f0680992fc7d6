import { describe, expect, it } from "vitest";
import { Chunk, type Stream } from "./chunk.ts";

describe("Chunk", () => {
  it("maps lines to streams and back, over appended runs", () => {
    const chunk = new Chunk({ text: "a\nb\nc\nd", runs: [1, 1, 2, 2, 1, 1] });
    chunk.append({ text: "e\nf", runs: [1, 1, 2, 1] });
    const streams = Array.from({ length: 6 }, (_, i) => chunk.stream(i));
    expect(streams).toEqual([1, 2, 2, 1, 1, 2]);
    expect(chunk.stderrLines).toBe(3);
    for (const stream of [1, 2] as const satisfies Stream[]) {
      const lines = streams.flatMap((found, line) => (found === stream ? [line] : []));
      expect(lines.map((_, nth) => chunk.nthOf(stream, nth))).toEqual(lines);
      for (let line = 0; line <= 6; line++) {
        expect(chunk.countBefore(stream, line)).toBe(lines.filter((one) => one < line).length);
      }
    }
  });

  it("trusts the text more than the runs", () => {
    const few = new Chunk({ text: "a\nb\nc", runs: [2, 1] });
    expect([few.lines, few.stream(0), few.stream(1), few.stream(2)]).toEqual([3, 2, 1, 1]);
    const many = new Chunk({ text: "a", runs: [2, 5] });
    expect([many.lines, many.stderrLines]).toEqual([1, 1]);
  });

  it("finds the line of any offset", () => {
    const chunk = new Chunk({ text: "aa\n\nb\ncccc", runs: [1, 4] });
    expect(Array.from({ length: 10 }, (_, i) => chunk.lineAt(i))).toEqual([0, 0, 0, 1, 2, 2, 3, 3, 3, 3]);
  });

  it("knows whether anything but plain text is in it", () => {
    const chunk = new Chunk({ text: "a\nb", runs: [1, 2] });
    expect(chunk.special).toBe(false);
    chunk.append({ text: "\x1b[31mred", runs: [1, 1] });
    expect(chunk.special).toBe(true);
  });
});
