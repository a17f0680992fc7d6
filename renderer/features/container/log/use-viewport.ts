import { useCallback, useSyncExternalStore } from "react";
import type { Viewport } from "./viewport.ts";
import type { ViewportState } from "./viewport-state.ts";

/** A part of what a log view shows over its text. `pick` must return the same value for the same state. */
export function useViewport<Value>(viewport: Viewport, pick: (state: ViewportState) => Value): Value {
  return useSyncExternalStore(
    viewport.subscribe,
    useCallback(() => pick(viewport.state()), [viewport, pick]),
  );
}
