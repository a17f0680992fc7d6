import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { abortable, delay } from "./abort.ts";

describe("abortable", () => {
  test("settles as the promise does, and leaves no listener behind", async () => {
    const { signal } = new AbortController();
    await expect(abortable(Promise.resolve(7), signal)).resolves.toBe(7);
    await expect(abortable(Promise.reject(new Error("no")), signal)).rejects.toThrow("no");
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test("rejects with the reason as soon as the signal aborts", async () => {
    const control = new AbortController();
    const waiting = abortable(new Promise(() => undefined), control.signal);
    const reason = new Error("enough");
    control.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    expect(getEventListeners(control.signal, "abort")).toHaveLength(0);
  });

  test("rejects at once when the signal has aborted before, and swallows what the promise says later", async () => {
    const reason = new Error("enough");
    await expect(abortable(Promise.reject(new Error("late")), AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});

describe("delay", () => {
  test("ends early with the reason", async () => {
    const control = new AbortController();
    const waiting = delay(60_000, control.signal);
    const reason = new Error("enough");
    control.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    await expect(delay(1, control.signal)).rejects.toBe(reason);
  });

  test("leaves no listener behind", async () => {
    const { signal } = new AbortController();
    await delay(1, signal);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});
