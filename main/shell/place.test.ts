import { expect, it } from "vitest";
import { placeWindow } from "./place.ts";

const screen = { x: 0, y: 25, width: 1920, height: 1055 };
const second = { x: 1920, y: 0, width: 2560, height: 1440 };
const saved = (x: number, y: number, width = 1280, height = 800) => ({ x, y, width, height, maximized: false });

it("opens at first with the usual size, where the system likes", () => {
  expect(placeWindow(null, [screen])).toEqual({ width: 1280, height: 800 });
});

it("opens where it was", () => {
  expect(placeWindow(saved(100, 100), [screen])).toEqual({ x: 100, y: 100, width: 1280, height: 800 });
  expect(placeWindow(saved(2000, 100), [screen, second])).toEqual({ x: 2000, y: 100, width: 1280, height: 800 });
});

it("comes back whole when it was partly outside", () => {
  expect(placeWindow(saved(1500, -50), [screen])).toEqual({ x: 640, y: 25, width: 1280, height: 800 });
});

it("comes to the primary display when its own is gone", () => {
  expect(placeWindow(saved(2000, 100), [screen])).toEqual({ width: 1280, height: 800 });
});

it("is cut to a smaller display, but never below its smallest size", () => {
  expect(placeWindow(saved(0, 25, 3000, 2000), [screen])).toEqual({ x: 0, y: 25, width: 1920, height: 1055 });
  expect(placeWindow(null, [{ x: 0, y: 0, width: 800, height: 500 }])).toEqual({ width: 900, height: 600 });
  expect(placeWindow(saved(10, 10, 300, 200), [screen])).toMatchObject({ width: 900, height: 600 });
});
