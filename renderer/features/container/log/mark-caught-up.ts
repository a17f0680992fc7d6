/**
 * Tells benchmarks when a log that is read from its start was shown to its end: the performance mark `berth:log-caught-up`
 * stands at the last paint after which no line came for a while. It is set anew when more lines come.
 */
import type { LogController } from "../../../logs/log-controller.ts";
import type { Viewport } from "./viewport.ts";

const MARK = "berth:log-caught-up";
const QUIET_MS = 300;

/** Begins to watch. Returns what ends it. */
export function markCaughtUp(log: LogController, viewport: Viewport): () => void {
  let appended = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = viewport.subscribe(() => {
    const snapshot = log.snapshot();
    if (snapshot.from !== "start" || snapshot.appended === appended) return;
    appended = snapshot.appended;
    const startTime = performance.now();
    clearTimeout(timer);
    timer = setTimeout(() => {
      performance.clearMarks(MARK);
      performance.mark(MARK, { startTime });
    }, QUIET_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
    performance.clearMarks(MARK);
  };
}
