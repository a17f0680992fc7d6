import { describe, expect, it } from "vitest";
import type { LayerProgress } from "../../../contract/model/job.ts";
import { columnLevels, fraction, percent } from "./progress.ts";

const layer = (state: LayerProgress["state"], current = 0, total: number | null = null): LayerProgress => ({
  id: `${state}-${current}`,
  state,
  current,
  total,
});

describe("columnLevels", () => {
  it("is empty before the first layer is known", () => {
    expect(columnLevels([])).toEqual([0, 0, 0, 0]);
  });

  it("fills all four for one layer", () => {
    expect(columnLevels([layer("downloading", 30, 120)])).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  it("shares columns between two layers", () => {
    expect(columnLevels([layer("done"), layer("waiting")])).toEqual([1, 1, 0, 0]);
  });

  it("deals out many layers and weighs them by size", () => {
    const layers = [
      layer("downloaded", 100, 100),
      layer("exists"),
      layer("waiting"),
      layer("downloading", 1, 2),
      layer("downloading", 0, 300),
    ];
    expect(columnLevels(layers)).toEqual([0.25, 1, 0, 0.5]);
  });

  it("counts a layer of unknown size as empty, and one that reports too much as full", () => {
    expect(columnLevels([layer("downloading", 50)])[0]).toBe(0);
    expect(columnLevels([layer("downloading", 150, 100)])[0]).toBe(1);
  });
});

describe("fraction and percent", () => {
  it("says nothing when the whole is not known", () => {
    expect(fraction({ layers: [], current: 10, total: null })).toBeNull();
    expect(percent({ layers: [], current: 10, total: null })).toBeNull();
    expect(percent(null)).toBeNull();
  });

  it("says 100 only when all has arrived", () => {
    expect(percent({ layers: [], current: 9_999, total: 10_000 })).toBe(99);
    expect(percent({ layers: [], current: 10_000, total: 10_000 })).toBe(100);
  });

  it("counts nothing to fetch as all there", () => {
    expect(fraction({ layers: [], current: 0, total: 0 })).toBe(1);
  });
});
