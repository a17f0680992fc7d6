import { type RefObject, useEffect } from "react";
import type { Viewport } from "./viewport.ts";

const LINE_PX = 18;
/** How often a drag beyond the edge scrolls on. */
const DRAG_MS = 50;

/** Wheel, selection by drag, double and triple click, and the full timestamp on hover. */
export function usePointer(surface: RefObject<HTMLElement | null>, viewport: Viewport): void {
  useEffect(() => {
    const element = surface.current;
    if (element === null) return;
    const controller = new AbortController();
    const { signal } = controller;
    let rest = 0;
    let dragging: ReturnType<typeof setInterval> | null = null;
    let pointer = { x: 0, y: 0 };

    const place = (event: PointerEvent | MouseEvent) => {
      const box = element.getBoundingClientRect();
      pointer = { x: event.clientX - box.left - element.clientLeft - indent(element), y: event.clientY - box.top };
      return pointer;
    };
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey) return;
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE_PX;
      const sideways = event.shiftKey ? event.deltaY : event.deltaX;
      if (Math.abs(sideways) > (event.shiftKey ? 0 : Math.abs(event.deltaY))) {
        viewport.shift(Math.round((sideways * unit) / (viewport.cell.width || 8)));
        return;
      }
      // What is less than a row is kept for the next turn of the wheel.
      rest += (event.deltaY * unit) / (viewport.cell.height || LINE_PX);
      const rows = Math.trunc(rest);
      rest -= rows;
      if (rows !== 0) viewport.scroll(rows);
    };
    const extend = () => {
      const hit = viewport.hit(pointer.x, pointer.y);
      if (hit !== null && viewport.selection !== null) viewport.select({ ...viewport.selection, focus: hit.point });
    };
    const onDown = (event: PointerEvent) => {
      if (event.button !== 0) return;
      const { x, y } = place(event);
      const hit = viewport.hit(x, y);
      if (hit === null) return;
      if (event.shiftKey && viewport.selection !== null) viewport.select({ ...viewport.selection, focus: hit.point });
      else viewport.select({ anchor: hit.point, focus: hit.point });
      element.setPointerCapture(event.pointerId);
      dragging ??= setInterval(() => {
        if (pointer.y < 0) viewport.scroll(-Math.ceil(-pointer.y / LINE_PX));
        else if (pointer.y > element.clientHeight)
          viewport.scroll(Math.ceil((pointer.y - element.clientHeight) / LINE_PX));
        else return;
        extend();
      }, DRAG_MS);
    };
    const onMove = (event: PointerEvent) => {
      const { x, y } = place(event);
      if (dragging !== null) {
        extend();
        return;
      }
      const hit = viewport.hit(x, y);
      element.title = hit?.inTimes === true ? hit.row.stamp : "";
    };
    const onUp = () => {
      if (dragging !== null) clearInterval(dragging);
      dragging = null;
    };
    const onClick = (event: MouseEvent) => {
      const { x, y } = place(event);
      if (event.detail === 2) viewport.selectAround(x, y, "word");
      if (event.detail === 3) viewport.selectAround(x, y, "line");
    };
    element.addEventListener("wheel", onWheel, { signal, passive: false });
    element.addEventListener("pointerdown", onDown, { signal });
    element.addEventListener("pointermove", onMove, { signal });
    element.addEventListener("pointerup", onUp, { signal });
    element.addEventListener("pointercancel", onUp, { signal });
    element.addEventListener("click", onClick, { signal });
    return () => {
      controller.abort();
      onUp();
    };
  }, [surface, viewport]);
}

/** The screen stands a little to the right, to leave room for the edge. */
function indent(element: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(element).paddingLeft) || 0;
}
