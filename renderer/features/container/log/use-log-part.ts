import { useCallback, useSyncExternalStore } from "react";
import type { LogController } from "../../../logs/log-controller.ts";
import type { LogSnapshot } from "../../../logs/log-snapshot.ts";

/**
 * A part of what a log tells of itself: in a flood it tells something new ten times a second, and most that stands around the text is
 * about something else. `pick` must be the same function each time, and return the same value for the same state.
 */
export function useLogPart<Value>(log: LogController, pick: (snapshot: LogSnapshot) => Value): Value {
  return useSyncExternalStore(
    log.subscribe,
    useCallback(() => pick(log.snapshot()), [log, pick]),
  );
}

/** For what shows most of it. */
export const wholeLog = (snapshot: LogSnapshot): LogSnapshot => snapshot;
