import { describe, expect, it } from "vitest";
import { BOLD, PLAIN, parseAnsi, plainText } from "./ansi.ts";

describe("parseAnsi", () => {
  it("leaves plain text alone", () => {
    expect(parseAnsi("hello € 漢")).toEqual([{ text: "hello € 漢", style: PLAIN }]);
    expect(parseAnsi("")).toEqual([]);
  });

  it("keeps 16, 256 and true colours and weights", () => {
    expect(parseAnsi("\x1b[1;31mA\x1b[38;5;208;48;2;1;2;3mB\x1b[22;39mC\x1b[mD")).toEqual([
      { text: "A", style: { foreground: "31", background: "", flags: BOLD } },
      { text: "B", style: { foreground: "38;5;208", background: "48;2;1;2;3", flags: BOLD } },
      { text: "C", style: { foreground: "", background: "48;2;1;2;3", flags: 0 } },
      { text: "D", style: PLAIN },
    ]);
  });

  it.each([
    ["cursor movement", "a\x1b[2J\x1b[10;10Hb", "ab"],
    ["the clipboard (OSC 52)", "a\x1b]52;c;ZXZpbA==\x07b", "ab"],
    ["a title ended by ST", "a\x1b]0;title\x1b\\b", "ab"],
    ["a link (OSC 8)", "\x1b]8;;http://evil\x07text\x1b]8;;\x07", "text"],
    ["an 8-bit OSC", "a\x9d52;c;x\x9cb", "ab"],
    ["an 8-bit CSI", "a\x9b31mb", "ab"],
    ["a device string", "a\x1bPq#0\x1b\\b", "ab"],
    ["a reset", "a\x1bcb", "ab"],
    ["an open string", "a\x1b]0;never ends", "a"],
    ["an open escape", "a\x1b", "a"],
    ["an open CSI", "a\x1b[31", "a"],
  ])("removes %s", (_, line, shown) => {
    expect(plainText(line)).toBe(shown);
  });

  it("shows control characters as pictures, so that none acts", () => {
    expect(plainText("a\x07b\x08c\x00\x7f")).toBe("a␇b␈c␀␡");
    expect(plainText("10%\r20%\r")).toBe("10%␍20%");
    expect(plainText("a\u202eb\x85c")).toBe("a\ufffdb\ufffdc");
  });

  it("expands tabs to their stops, counting shown characters only", () => {
    expect(plainText("ab\tc")).toBe("ab      c");
    expect(plainText("\x1b[31mab\x1b[0m\tc")).toBe("ab      c");
  });

  it("leaves no control character, whatever comes", () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return Math.floor((seed / 2 ** 31) * below);
    };
    const alphabet = [
      "\x1b",
      "[",
      "]",
      "m",
      "3",
      ";",
      "\x07",
      "\x9b",
      "\x9d",
      "\\",
      "P",
      "a",
      "\t",
      "\r",
      "\x90",
      "38",
      "5",
      " ",
    ];
    for (let round = 0; round < 5000; round++) {
      const line = Array.from({ length: random(20) }, () => alphabet[random(alphabet.length)]).join("");
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left.
      expect(plainText(line)).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
    }
  });
});
