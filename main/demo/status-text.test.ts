import { describe, expect, it } from "vitest";
import { humanDuration } from "./status-text.ts";

describe("humanDuration", () => {
  const MINUTE = 60_000;
  const HOUR = 60 * MINUTE;
  const DAY = 24 * HOUR;
  it.each([
    [0, "Less than a second"],
    [999, "Less than a second"],
    [1_000, "1 second"],
    [59_999, "59 seconds"],
    [MINUTE, "About a minute"],
    [2 * MINUTE, "2 minutes"],
    [59 * MINUTE, "59 minutes"],
    [HOUR, "About an hour"],
    [1.6 * HOUR, "2 hours"],
    [47 * HOUR, "47 hours"],
    [2 * DAY, "2 days"],
    [13 * DAY, "13 days"],
    [14 * DAY, "2 weeks"],
    [60 * DAY, "2 months"],
    [800 * DAY, "2 years"],
  ])("%d ms is %s", (ms, text) => {
    expect(humanDuration(ms)).toBe(text);
  });
});
