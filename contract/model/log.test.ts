import { expect, test } from "vitest";
import { LogRequest } from "./log.ts";

test.each(["2026-01-31T12:00:00Z", "2026-01-31T12:00:00.123456789Z", "2026-01-31T12:00:00.5+02:00"])(
  "%s is a time to read from",
  (since) => {
    expect(LogRequest.parse({ since }).since).toBe(since);
  },
);

test.each(["", "nonsense", "-1", "1700000000", "2026-01-31", "2026-13-31T12:00:00Z", "2026-01-31T12:00:00Z&tail=1"])(
  "%j is none, and is refused rather than passed over",
  (time) => {
    expect(LogRequest.safeParse({ since: time }).success).toBe(false);
    expect(LogRequest.safeParse({ until: time }).success).toBe(false);
  },
);
