import type { Viewport } from "./viewport.ts";

/** Cells that one press of an arrow moves sideways. */
const SIDEWAYS = 8;

/** Does what a key means in a log that has the focus. Returns whether it meant anything. */
export function heedKey(key: string, mod: boolean, viewport: Viewport): boolean {
  switch (mod ? `mod+${key}` : key) {
    case "PageUp":
      viewport.page(-1);
      return true;
    case "PageDown":
      viewport.page(1);
      return true;
    case "ArrowUp":
      viewport.scroll(-1);
      return true;
    case "ArrowDown":
      viewport.scroll(1);
      return true;
    case "ArrowLeft":
      viewport.shift(-SIDEWAYS);
      return true;
    case "ArrowRight":
      viewport.shift(SIDEWAYS);
      return true;
    case "Home":
      viewport.toStart();
      return true;
    case "End":
      viewport.toEnd();
      return true;
    case "mod+a":
      viewport.selectAll();
      return true;
    default:
      return false;
  }
}
