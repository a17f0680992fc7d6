import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLooks, type Looks } from "./looks.ts";

let looked: string[];
let looks: Looks;
beforeEach(() => {
  vi.useFakeTimers();
  looked = [];
  looks = createLooks((id) => looked.push(id));
});
afterEach(() => void vi.useRealTimers());

test("it looks again after pauses that grow, and not for ever", () => {
  const pauses: number[] = [];
  while (looks.again("a")) {
    const before = Date.now();
    vi.runAllTimers();
    pauses.push(Date.now() - before);
  }
  expect(looked).toEqual(pauses.map(() => "a"));
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  // The lists of real engines lag a few milliseconds behind their events.
  expect(pauses[0]).toBeLessThan(5);
  expect(pauses.reduce((sum, pause) => sum + pause)).toBeGreaterThan(8000);
});

test("after 1 s it has been long, until there is news", () => {
  const began = Date.now();
  const long: boolean[] = [];
  while (looks.again("a")) {
    long.push(looks.isLong("a"));
    expect(looks.isLong("a")).toBe(Date.now() - began >= 1000);
    vi.runAllTimers();
  }
  expect(new Set(long)).toEqual(new Set([false, true]));
  looks.again("a");
  expect(looks.isLong("a")).toBe(false);
});

test("after news it begins anew, each thing by itself", () => {
  while (looks.again("a")) vi.runAllTimers();
  expect(looks.again("a")).toBe(true);
  looks.done("a");
  expect(looks.again("b")).toBe(true);
  looked.length = 0;
  vi.runAllTimers();
  expect(looked).toEqual(["b"]);
});

test("once closed it looks at nothing more", () => {
  looks.again("a");
  looks.close();
  vi.runAllTimers();
  expect(looked).toEqual([]);
});
