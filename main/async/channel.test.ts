import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { createChannel } from "./channel.ts";

const never = new AbortController().signal;

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const seen: T[] = [];
  for await (const item of items) seen.push(item);
  return seen;
}

describe("a channel", () => {
  test("hands over what was pushed before and while it is read, in order, and ends when closed", async () => {
    const channel = createChannel<number>();
    channel.push(1);
    channel.push(2);
    const reading = all(channel.read(never));
    await Promise.resolve();
    channel.push(3);
    channel.close();
    channel.push(4);
    expect(await reading).toEqual([1, 2, 3]);
  });

  test("throws at the reader after the items that wait", async () => {
    const channel = createChannel<number>();
    channel.push(1);
    channel.fail(new Error("broken"));
    const reader = channel.read(never);
    expect(await reader.next()).toEqual({ value: 1, done: false });
    await expect(reader.next()).rejects.toThrow("broken");
  });

  test("ends without an error when the signal aborts, with one listener however much is read", async () => {
    const control = new AbortController();
    const channel = createChannel<number>();
    const reader = channel.read(control.signal);
    for (let item = 0; item < 50; item += 1) {
      const next = reader.next();
      channel.push(item);
      expect((await next).value).toBe(item);
    }
    expect(getEventListeners(control.signal, "abort")).toHaveLength(1);
    const last = reader.next();
    control.abort();
    expect((await last).done).toBe(true);
    expect(getEventListeners(control.signal, "abort")).toHaveLength(0);
  });

  test("keeps a slow reader's queue as short as its join makes it", async () => {
    const channel = createChannel<number>((waiting, next) => {
      waiting[0] = (waiting[0] ?? 0) + next;
    });
    for (let item = 1; item <= 1000; item += 1) channel.push(item);
    expect(channel.size).toBe(1);
    channel.close();
    expect(await all(channel.read(never))).toEqual([500_500]);
  });

  test("takes nothing more once its reader has left", async () => {
    const channel = createChannel<number>();
    channel.push(1);
    for await (const _ of channel.read(never)) break;
    channel.push(2);
    expect(channel.size).toBe(0);
  });
});
