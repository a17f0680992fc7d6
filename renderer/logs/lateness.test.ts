import { describe, expect, it } from "vitest";
import { Lateness } from "./lateness.ts";

/** Lines of an age come every 100 ms from `from` to `to`. Returns when the view should go to the tail; `null` for never. */
function late(lateness: Lateness, age: number, from: number, to: number): number | null {
  for (let now = from; now <= to; now += 100) if (lateness.observe(age, now)) return now;
  return null;
}

describe("Lateness", () => {
  it("is what stays for half a second, of a view that has kept up", () => {
    const lateness = new Lateness();
    lateness.opened(0);
    expect(late(lateness, 50, 0, 1000)).toBeNull();
    expect(late(lateness, 2500, 1100, 1500)).toBeNull();
    expect(late(lateness, 1500, 1600, 9000)).toBeNull();
    expect(late(lateness, 2500, 9100, 12_000)).toBe(9600);
  });

  it("is not that the first lines are old", () => {
    const lateness = new Lateness();
    lateness.opened(0);
    expect(lateness.observe(3_600_000, 300)).toBe(false);
    expect(late(lateness, 20, 60_000, 61_000)).toBeNull();
  });

  it("is that a view never keeps up after it was opened", () => {
    const lateness = new Lateness();
    lateness.opened(0);
    expect(late(lateness, 3000, 100, 60_000)).toBe(10_500);
  });

  it("is not that what was missed during an interruption is old, unless it does not end", () => {
    const lateness = new Lateness();
    lateness.opened(0);
    lateness.observe(20, 100);
    lateness.opened(5000);
    expect(late(lateness, 8000, 5100, 14_900)).toBeNull();
    expect(late(lateness, 8000, 15_000, 16_000)).toBe(15_500);
  });
});
