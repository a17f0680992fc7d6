import { describe, expect, it } from "vitest";
import { dropHeld, keepLast, lineCount, skipSeen, sliceBatch } from "./batches.ts";
import type { Batch } from "./chunk.ts";
import { batchOf, batchOfTexts, stampFor } from "./lines.testing.ts";
import { messageOf } from "./stamp.ts";

const linesOf = (batches: readonly Batch[]): string[] =>
  batches.flatMap((batch) => (batch.runs.length === 0 ? [] : batch.text.split("\n").map(messageOf)));
const twins = batchOfTexts([
  [1, "a"],
  [2, "b1"],
  [2, "b2"],
  [2, "b3"],
  [3, "c"],
]);

describe("batches", () => {
  it("cuts text and runs alike", () => {
    const batch = { text: "a\nb\nc\nd", runs: [1, 1, 2, 2, 1, 1] };
    expect(sliceBatch(batch, 1, 2)).toEqual({ text: "b", runs: [2, 1] });
    expect(sliceBatch(batch, 2, 9)).toEqual({ text: "c\nd", runs: [2, 1, 1, 1] });
    expect(sliceBatch(batch, 4, 4)).toEqual({ text: "", runs: [] });
    expect(lineCount(batch)).toBe(4);
  });

  it.each([0, 1, 2, 3])("skips the %i lines of a timestamp that are held, and no other", (count) => {
    const skip = skipSeen({ stamp: stampFor(2), count });
    expect(linesOf([twins, batchOf(4, 6)].map(skip))).toEqual(["b1", "b2", "b3", "c", "line 4", "line 5"].slice(count));
  });

  it("skips across batches", () => {
    const skip = skipSeen({ stamp: stampFor(2), count: 2 });
    const parts = [sliceBatch(twins, 0, 2), sliceBatch(twins, 2, 3), sliceBatch(twins, 3, 5)];
    expect(linesOf(parts.map(skip))).toEqual(["b3", "c"]);
  });

  it("skips nothing when the timestamp is past already", () => {
    expect(linesOf([skipSeen({ stamp: stampFor(0), count: 4 })(twins)]).length).toBe(5);
  });

  it.each([0, 1, 2, 3])("drops the last %i lines of a timestamp that are held after it", (count) => {
    const parts = [sliceBatch(twins, 0, 2), sliceBatch(twins, 2, 4), sliceBatch(twins, 4, 5)];
    expect(linesOf(dropHeld(parts, { stamp: stampFor(2), count }))).toEqual(
      ["a", "b1", "b2", "b3"].slice(0, 4 - count),
    );
  });

  it("keeps the last lines, and says whether any went", () => {
    const { kept, cut } = keepLast([batchOf(0, 5), batchOf(5, 10)], 7);
    expect([linesOf(kept)[0], cut]).toEqual(["line 3", true]);
    expect(keepLast([batchOf(0, 5)], 5).cut).toBe(false);
    expect(keepLast([batchOf(0, 5), batchOf(5, 10)], 5)).toMatchObject({ cut: true });
  });
});
