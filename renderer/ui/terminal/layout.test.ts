import { describe, expect, it } from "vitest";
import { cellWidth, textWidth, unicodeProvider } from "./cell-width.ts";
import { breakLine, indexAtCell } from "./layout.ts";

describe("layout", () => {
  it("breaks after every so many cells", () => {
    expect(breakLine("abcdefghij", 4)).toEqual([0, 4, 8]);
    expect(breakLine("abcd", 4)).toEqual([0]);
    expect(breakLine("", 4)).toEqual([0]);
  });

  it("never splits a wide character, nor a mark from its letter", () => {
    expect(breakLine("ab漢字c", 3)).toEqual([0, 2, 3]);
    expect(breakLine("abce\u0301d", 4)).toEqual([0, 5]);
    expect(breakLine("ab😀c", 4)).toEqual([0, 4]);
  });

  it("finds the character under a cell", () => {
    const at = (cell: number) => indexAtCell("a漢😀b", 0, cell);
    expect([0, 1, 2, 3, 4, 5, 6, 99].map(at)).toEqual([0, 1, 1, 2, 2, 4, 5, 5]);
  });

  it("knows widths", () => {
    expect([..."a漢\u0301😀é"].map((one) => cellWidth(one.codePointAt(0) ?? 0))).toEqual([1, 2, 0, 2, 1]);
    expect(textWidth("a漢😀")).toBe(5);
  });

  it("tells xterm to join a mark to what it stands on", () => {
    const letter = unicodeProvider.charProperties(0x65, 0);
    expect(letter).toBe(1 << 1);
    expect(unicodeProvider.charProperties(0x301, letter)).toBe((1 << 1) | 1);
    expect(unicodeProvider.charProperties(0x301, 0)).toBe(0);
  });
});
