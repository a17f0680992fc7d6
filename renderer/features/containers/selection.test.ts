import { describe, expect, it } from "vitest";
import { extended, extent, toggled, without } from "./selection.ts";

const set = (...ids: readonly string[]) => new Set(ids);

describe("selection", () => {
  it("turns all on when one was off, else all off", () => {
    expect(toggled(set("a"), ["a", "b"])).toEqual(set("a", "b"));
    expect(toggled(set("a", "b", "c"), ["a", "b"])).toEqual(set("c"));
  });

  it("extends from the start to the end, either way, and keeps what was on", () => {
    const order = ["a", "b", "c", "d"];
    expect(extended(set("d"), order, "a", "c")).toEqual(set("a", "b", "c", "d"));
    expect(extended(set(), order, "c", "b")).toEqual(set("b", "c"));
  });

  it("takes only the end when the start is gone", () => {
    expect(extended(set(), ["a", "b"], "gone", "b")).toEqual(set("b"));
    expect(extended(set(), ["a", "b"], null, "a")).toEqual(set("a"));
  });

  it("is the same set when nothing of it is gone", () => {
    const before = set("a");
    expect(without(before, () => false)).toBe(before);
    expect(without(set("a", "b"), (id) => id === "a")).toEqual(set("b"));
  });

  it("says how much of a group is on", () => {
    expect(extent(set(), ["a"])).toBe(false);
    expect(extent(set("a"), ["a", "b"])).toBe("some");
    expect(extent(set("a", "b"), ["a", "b"])).toBe(true);
    expect(extent(set("a"), [])).toBe(false);
  });
});
