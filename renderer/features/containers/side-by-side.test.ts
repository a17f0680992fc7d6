import { expect, it } from "vitest";
import { sideBySide } from "./side-by-side.ts";

it("does all, and never more than six at once", async () => {
  let running = 0;
  let most = 0;
  const done: number[] = [];
  await sideBySide(
    Array.from({ length: 20 }, (_, index) => index),
    async (item) => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      done.push(item);
    },
  );
  expect(done.sort((one, other) => one - other)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(most).toBe(6);
});
