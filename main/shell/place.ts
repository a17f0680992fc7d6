/** Where the window opens: where it was, as far as that can still be seen. */
import type { WindowState } from "../store/window-state.ts";

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const SMALLEST = { width: 900, height: 600 };
const FIRST = { width: 1280, height: 800 };

/**
 * `workAreas` are the parts of the displays that windows may use, the primary one first. A window that lay on a display which
 * is gone, or that is larger than its display, is moved and cut to fit. Without x and y the system centres it.
 */
export function placeWindow(
  saved: WindowState | null,
  workAreas: readonly Rectangle[],
): { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number } {
  const primary = workAreas[0] ?? { x: 0, y: 0, ...FIRST };
  if (saved === null) return fitInto(FIRST, primary);
  const area = workAreas.reduce<Rectangle | null>(
    (best, each) => (overlap(saved, each) > (best === null ? 0 : overlap(saved, best)) ? each : best),
    null,
  );
  if (area === null) return fitInto(saved, primary);
  const size = fitInto(saved, area);
  return {
    ...size,
    x: clamp(saved.x, area.x, area.x + area.width - size.width),
    y: clamp(saved.y, area.y, area.y + area.height - size.height),
  };
}

function fitInto(size: { readonly width: number; readonly height: number }, area: Rectangle) {
  return {
    width: Math.max(SMALLEST.width, Math.min(size.width, area.width)),
    height: Math.max(SMALLEST.height, Math.min(size.height, area.height)),
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}
