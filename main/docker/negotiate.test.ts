import { expect, test } from "vitest";
import { compareVersions, NEWEST_API, negotiate, OLDEST_API } from "./negotiate.ts";

test("the older of the two newest is spoken", () => {
  expect(negotiate("1.41")).toEqual({ ok: true, version: "1.41" });
  expect(negotiate("1.47")).toEqual({ ok: true, version: "1.47" });
  expect(negotiate("1.51")).toEqual({ ok: true, version: "1.51" });
  expect(negotiate("1.52")).toEqual({ ok: true, version: NEWEST_API });
  expect(negotiate("2.0")).toEqual({ ok: true, version: NEWEST_API });
});

test("what is older than the oldest is refused", () => {
  for (const version of ["1.40", "1.24", "1.9", "0.99", ""]) expect(negotiate(version)).toEqual({ ok: false });
});

test("versions are numbers, not text", () => {
  expect(compareVersions("1.9", OLDEST_API)).toBeLessThan(0);
  expect(compareVersions("1.100", "1.51")).toBeGreaterThan(0);
  expect(compareVersions("1.41", "1.41.0")).toBe(0);
});
