import { describe, expect, it } from "vitest";
import { compareInstants, createClock, instant, nanoseconds, parseInstant, plusNanoseconds, rfc3339 } from "./clock.ts";

describe("instants", () => {
  it("are written with nine digits", () => {
    expect(rfc3339(instant(1_795_599_787_711, 279_728))).toBe("2026-11-25T09:43:07.711279728Z");
    expect(rfc3339(instant(1_795_599_787_000, 5))).toBe("2026-11-25T09:43:07.000000005Z");
  });

  it("keep every digit of the nanoseconds", () => {
    expect(nanoseconds(instant(1_795_599_791_020, 985_514))).toBe("1795599791020985514");
    expect(nanoseconds(instant(1_795_599_791_020, 14))).toBe("1795599791020000014");
  });

  it("carry into the millisecond", () => {
    expect(plusNanoseconds(instant(10, 999_999), 2)).toEqual(instant(11, 1));
    expect(plusNanoseconds(instant(10, 0), 3_500_000)).toEqual(instant(13, 500_000));
  });

  it("are read as seconds with up to nine decimals", () => {
    expect(parseInstant("1795599791.020985514")).toEqual(instant(1_795_599_791_020, 985_514));
    expect(parseInstant("1795599791.5")).toEqual(instant(1_795_599_791_500, 0));
    expect(parseInstant("7")).toEqual(instant(7000, 0));
    for (const wrong of ["", "xx", "2026-11-25T00:00:00Z", "-1", "1.1234567890"])
      expect(parseInstant(wrong)).toBeNull();
  });

  it("of a clock are each later than the last", () => {
    const clock = createClock();
    let last = clock.now();
    for (let k = 0; k < 10_000; k++) {
      const next = clock.now();
      expect(compareInstants(next, last)).toBeGreaterThan(0);
      last = next;
    }
  });
});
