import { describe, expect, it } from "vitest";
import { parseAnsi } from "./ansi.ts";
import { type Palette, paintRange, paintScreen } from "./paint.ts";

const palette: Palette = {
  muted: "M",
  match: "P",
  currentMatch: "C",
  selection: "S",
  blackBackground: "BB",
  whiteBackground: "WB",
};

describe("paint", () => {
  it("paints the part that is asked for, in its colours", () => {
    const spans = parseAnsi("ab\x1b[31mcd\x1b[0mef");
    expect(paintRange(spans, 1, 5, [], palette)).toBe("\x1b[0mb\x1b[0;31mcd\x1b[0me");
  });

  it("lays later marks over earlier ones, across spans", () => {
    const spans = parseAnsi("ab\x1b[31mcd");
    const marks = [
      { from: 1, to: 4, kind: "match" },
      { from: 3, to: 9, kind: "selection" },
    ] as const;
    expect(paintRange(spans, 0, 4, marks, palette)).toBe("\x1b[0ma\x1b[0;27;Pmb\x1b[0;31;27;Pmc\x1b[0;31;27;Smd");
  });

  it("uses the slots that are meant for backgrounds", () => {
    expect(paintRange(parseAnsi("\x1b[40mA\x1b[48;5;7mB\x1b[41mC"), 0, 3, [], palette)).toBe(
      "\x1b[0;BBmA\x1b[0;WBmB\x1b[0;41mC",
    );
  });

  it("puts each row at its own place and clears its rest", () => {
    expect(paintScreen(["a", ""])).toBe("\x1b[?7l\x1b[1;1H\x1b[0ma\x1b[0m\x1b[K\x1b[2;1H\x1b[0m\x1b[0m\x1b[K");
  });
});
