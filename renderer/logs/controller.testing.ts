/** A log controller over a made-up log and a clock that stands still: for tests. */
import { onTestFinished } from "vitest";
import type { ErrorValue } from "../../contract/model/error-value.ts";
import { FakeClock, FakeLog } from "./fake-log.testing.ts";
import { stampFor } from "./lines.testing.ts";
import { LogController } from "./log-controller.ts";
import { millisOf } from "./stamp.ts";

/** As the engine has them: the lines `from` to `to` (exclusive), a millisecond apart. */
export const lines = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, i) => `${stampFor(from + i)} line ${from + i}`);
/** A declared error. */
export const value = (code: string): ErrorValue => ({ code, message: code, data: { why: "", hint: "" } });

/** `written` lines are there at the time of line `now`. The controller has not begun. */
export function setUp(options: { written?: number; maxLines?: number; now?: number } = {}) {
  const { written = 0, maxLines = 1e9, now = written } = options;
  const log = new FakeLog();
  log.write(lines(0, written));
  const clock = new FakeClock(millisOf(stampFor(now)));
  const controller = new LogController({
    open: log.open,
    limits: { maxBytes: 1e9, maxLines },
    errorOf: (error) => (typeof error === "object" && error !== null && "code" in error ? (error as ErrorValue) : null),
    clockOffset: () => 0,
    oldest: millisOf(stampFor(0)),
    clock,
  });
  onTestFinished(() => controller.dispose());
  return { log, clock, controller, store: controller.store };
}
