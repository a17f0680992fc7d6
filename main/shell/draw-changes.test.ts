import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createChannel } from "../async/channel.ts";
import { drawChanges, PAUSE } from "./draw-changes.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const start = () => {
  const feed = createChannel<string>();
  const end = new AbortController();
  const draw = vi.fn();
  const done = drawChanges(feed.read(end.signal), (update) => update !== "nothing", draw);
  /** Lets the feed's reader take what waits, without moving the clock. */
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return { feed, end, draw, done, settle };
};

it("draws the first change at once, and a flood after it once a pause", async () => {
  const { feed, draw, settle } = start();
  feed.push("change");
  await settle();
  expect(draw).toHaveBeenCalledTimes(1);
  for (let n = 0; n < 1000; n++) feed.push("change");
  await settle();
  expect(draw).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(PAUSE);
  expect(draw).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(PAUSE * 10);
  expect(draw).toHaveBeenCalledTimes(2);
  feed.push("change");
  await settle();
  expect(draw).toHaveBeenCalledTimes(3);
});

it("draws nothing when nothing changed", async () => {
  const { feed, draw } = start();
  feed.push("nothing");
  await vi.advanceTimersByTimeAsync(PAUSE * 2);
  expect(draw).not.toHaveBeenCalled();
});

it("ends with the feed, and draws no more", async () => {
  const { feed, end, draw, done, settle } = start();
  feed.push("change");
  await settle();
  feed.push("change");
  await settle();
  end.abort();
  await done;
  await vi.advanceTimersByTimeAsync(PAUSE * 2);
  expect(draw).toHaveBeenCalledTimes(1);
});
