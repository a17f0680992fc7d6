import { expect, test } from "vitest";
import { createListeners } from "./listeners.ts";

test("each listener hears each value until it unsubscribes, also one that was added twice", () => {
  const listeners = createListeners<number>();
  const heard: number[] = [];
  const listener = (value: number): void => void heard.push(value);
  const leave = listeners.add(listener);
  listeners.add(listener);
  listeners.emit(1);
  leave();
  leave();
  listeners.emit(2);
  expect(heard).toEqual([1, 1, 2]);
  expect(listeners.size).toBe(1);
});

test("a listener may leave, or add another, while it is called", () => {
  const listeners = createListeners<string>();
  const heard: string[] = [];
  const leave = listeners.add((value) => {
    heard.push(`a ${value}`);
    leave();
    listeners.add((later) => void heard.push(`b ${later}`));
  });
  listeners.emit("first");
  listeners.emit("second");
  expect(heard).toEqual(["a first", "b second"]);
});
