import { describe, expect, it } from "vitest";
import { addSample, bytesPerSecond, type Sample, secondsLeft } from "./speed.ts";

const feed = (...looks: readonly (readonly [number, number])[]): readonly Sample[] =>
  looks.reduce<readonly Sample[]>((samples, [at, bytes]) => addSample(samples, { at, bytes }), []);

describe("bytesPerSecond", () => {
  it("says nothing of too short a time", () => {
    expect(bytesPerSecond([])).toBeNull();
    expect(bytesPerSecond(feed([0, 0], [500, 1_000_000]))).toBeNull();
  });

  it("measures over the last seconds only", () => {
    expect(bytesPerSecond(feed([0, 0], [1000, 5_000_000]))).toBe(5_000_000);
    expect(bytesPerSecond(feed([0, 0], [9000, 9_000_000], [10_000, 9_500_000]))).toBe(500_000);
  });

  it("is zero when nothing moves", () => {
    expect(bytesPerSecond(feed([0, 7], [2000, 7]))).toBe(0);
  });

  it("starts anew when the counter goes back", () => {
    expect(bytesPerSecond(feed([0, 900], [1000, 1000], [2000, 10], [3000, 110]))).toBe(100);
  });
});

describe("secondsLeft", () => {
  it("is what remains over the speed", () => {
    expect(secondsLeft(162, 262, 10)).toBe(10);
  });

  it("never guesses", () => {
    expect(secondsLeft(1, null, 10)).toBeNull();
    expect(secondsLeft(1, 10, null)).toBeNull();
    expect(secondsLeft(1, 10, 0)).toBeNull();
    expect(secondsLeft(10, 10, 5)).toBeNull();
  });
});
