import { describe, expect, it } from "vitest";
import { chordOf } from "./keys.ts";

const key = (name: string, held: Partial<Record<"shiftKey" | "altKey" | "metaKey" | "ctrlKey", boolean>> = {}) => ({
  key: name,
  shiftKey: false,
  altKey: false,
  metaKey: false,
  ctrlKey: false,
  ...held,
});

describe("chords", () => {
  it.each([
    [key("s"), "s"],
    [key("S", { shiftKey: true }), "s"],
    [key("?", { shiftKey: true }), "?"],
    [key("ArrowDown", { shiftKey: true }), "shift+ArrowDown"],
    [key("F10", { shiftKey: true }), "shift+F10"],
    [key("n", { ctrlKey: true }), "mod+n"],
    [key("N", { ctrlKey: true, shiftKey: true }), "mod+shift+n"],
    [key("ArrowLeft", { altKey: true }), "alt+ArrowLeft"],
    [key(" "), " "],
  ])("%o is %s", (event, chord) => {
    expect(chordOf(event)).toBe(chord);
  });
});
