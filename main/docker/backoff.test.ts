import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createBackoff } from "./backoff.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a local engine is tried at once, and then never later than 1.5 s", () => {
  const backoff = createBackoff(() => undefined);
  const waits = Array.from({ length: 40 }, () => backoff.next(true));
  expect(waits.slice(0, 7)).toEqual([50, 100, 200, 400, 800, 1500, 1500]);
  expect(Math.max(...waits)).toBe(1500);
});

test("a remote engine is tried ever more rarely, up to 10 s, and not at the same time by all", () => {
  const waits = (random: number) => {
    const backoff = createBackoff(
      () => undefined,
      () => random,
    );
    return Array.from({ length: 8 }, () => backoff.next(false));
  };
  expect(waits(0)).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000, 5000]);
  expect(Math.max(...waits(0.999_999))).toBe(10_000);
});

test("one try is planned at a time, and a hurry makes it now and starts the count anew", () => {
  const run = vi.fn();
  const backoff = createBackoff(run);
  for (let round = 0; round < 5; round += 1) backoff.next(true);
  backoff.hurry();
  backoff.hurry();
  vi.advanceTimersByTime(0);
  expect(run).toHaveBeenCalledTimes(1);
  expect(backoff.next(true)).toBe(50);
  vi.advanceTimersByTime(50);
  expect(run).toHaveBeenCalledTimes(2);
});

test("once cancelled it tries no more; reset only forgets the count", () => {
  const run = vi.fn();
  const backoff = createBackoff(run);
  backoff.next(true);
  backoff.next(true);
  backoff.reset();
  expect(backoff.next(true)).toBe(50);
  backoff.cancel();
  vi.advanceTimersByTime(60_000);
  expect(run).not.toHaveBeenCalled();
});
