import { describe, expect, it } from "vitest";
import { LineStore } from "../../../logs/line-store.ts";
import { batchOf } from "../../../logs/lines.testing.ts";
import { orderedEnds, type Point, selectedPart, wordAt } from "./selection.ts";

function pointAt(store: LineStore, row: number, column: number): Point {
  const found = store.row(row);
  if (found?.kind !== "line") throw new Error(`row ${row} is no line`);
  return { chunk: found.chunk, line: found.line, column };
}

describe("selection", () => {
  it("orders its ends, and gives each row its part", () => {
    const store = new LineStore({ maxBytes: 1e9, maxLines: 1e9 });
    store.append(batchOf(0, 10));
    const ends = orderedEnds(store, { anchor: pointAt(store, 5, 3), focus: pointAt(store, 3, 2) });
    expect([2, 3, 4, 5, 6].map((row) => selectedPart(ends, row, 6))).toEqual([
      null,
      { from: 2, to: 6 },
      { from: 0, to: 6 },
      { from: 0, to: 3 },
      null,
    ]);
  });

  it("is nothing when its ends meet", () => {
    const store = new LineStore({ maxBytes: 1e9, maxLines: 1e9 });
    store.append(batchOf(0, 10));
    const point = pointAt(store, 5, 3);
    expect(orderedEnds(store, { anchor: point, focus: point })).toBeNull();
  });

  it("keeps what is left of it when lines are dropped", () => {
    const store = new LineStore({ maxBytes: 1e9, maxLines: 4000 });
    store.append(batchOf(0, 2000));
    const anchor = pointAt(store, 10, 3);
    store.append(batchOf(2000, 4000));
    const focus = pointAt(store, 2005, 4);
    store.append(batchOf(4000, 6000));
    const ends = orderedEnds(store, { anchor, focus });
    expect(selectedPart(ends, 2000, 9)).toEqual({ from: 0, to: 9 });
    expect(selectedPart(ends, 2005, 9)).toEqual({ from: 0, to: 4 });
  });

  it("takes a path or an address as one word", () => {
    const text = "GET http://db:5432/a-b (ok)";
    expect(text.slice(wordAt(text, 8).from, wordAt(text, 8).to)).toBe("http://db:5432/a-b");
    expect(wordAt(text, 3)).toEqual({ from: 3, to: 4 });
    expect(wordAt("ab", 5)).toEqual({ from: 2, to: 2 });
  });
});
