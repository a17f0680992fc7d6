import { describe, expect, it } from "vitest";
import { countOf, formatAge, formatBytes, formatLatency, formatPercent } from "./format.ts";

/** The gap between number and unit is a narrow one that does not break. */
const plain = (text: string) => text.replace(/[\u202f\u2009\u00a0]/g, " ");

describe("ages", () => {
  it.each([
    [-5_000, "0 s"],
    [59_999, "59 s"],
    [60_000, "1 min"],
    [36 * 60_000, "36 min"],
    [3 * 3_600_000 + 59 * 60_000, "3 h"],
    [6 * 86_400_000, "6 d"],
  ])("%d ms is %s", (span, text) => {
    expect(plain(formatAge(span))).toBe(text);
  });
});

describe("amounts", () => {
  it.each([
    [812, "812 B"],
    [64_000, "64 kB"],
    [412_000_000, "412 MB"],
    [999_600_000, "1.0 GB"],
    [1_100_000_000, "1.1 GB"],
    [2_500_000_000_000, "2.5 TB"],
  ])("%d bytes is %s", (bytes, text) => {
    expect(plain(formatBytes(bytes))).toBe(text);
  });

  it("has one decimal only below ten percent", () => {
    expect(plain(formatPercent(0.061))).toBe("6.1 %");
    expect(plain(formatPercent(0.64))).toBe("64 %");
    expect(plain(formatPercent(0))).toBe("0 %");
  });

  it("does not call a quick answer 0 ms", () => {
    expect(plain(formatLatency(0.4))).toBe("<1 ms");
    expect(plain(formatLatency(38.2))).toBe("38 ms");
  });

  it("counts with the noun's number", () => {
    expect(countOf(1, "container")).toBe("1 container");
    expect(countOf(0, "container")).toBe("0 containers");
    expect(countOf(2, "is", "are")).toBe("2 are");
  });
});
