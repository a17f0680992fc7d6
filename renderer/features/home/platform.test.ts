import { expect, it } from "vitest";
import { fits } from "./platform.ts";

it("compares os and architecture, not the variant", () => {
  expect(fits(["linux/amd64", "linux/arm64/v8"], "linux/arm64")).toBe(true);
  expect(fits(["linux/arm/v7", "windows/amd64"], "linux/amd64")).toBe(false);
});

it("does not guess", () => {
  expect(fits([], "linux/amd64")).toBeNull();
  expect(fits(["linux/amd64"], null)).toBeNull();
});
