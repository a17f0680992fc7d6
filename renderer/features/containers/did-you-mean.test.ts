import { describe, expect, it } from "vitest";
import { didYouMean, editDistance } from "./did-you-mean.ts";

describe("did you mean", () => {
  const words = ["redis", "nginx", "postgres", "web"];

  it.each([
    ["redsi", "redis"],
    ["ngnix", "nginx"],
    ["postgre", "postgres"],
    ["Postgras", "postgres"],
    ["wep", "web"],
  ])("takes %s for %s", (typed, meant) => {
    expect(didYouMean(typed, words)).toBe(meant);
  });

  it("finds nothing for what is far off, or too short to tell", () => {
    expect(didYouMean("mysql", words)).toBeNull();
    expect(didYouMean("we", words)).toBeNull();
    expect(didYouMean("abc", words)).toBeNull();
  });

  it("counts two swapped letters as one mistake", () => {
    expect(editDistance("redsi", "redis")).toBe(1);
    expect(editDistance("", "abc")).toBe(3);
    expect(editDistance("kitten", "sitting")).toBe(3);
  });
});
