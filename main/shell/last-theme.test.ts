import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { keepLastTheme, readLastTheme } from "./last-theme.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "berth-theme-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("is the one that was kept last", () => {
  expect(readLastTheme(folder)).toBe("system");
  for (const theme of ["dark", "light", "system", "dark"] as const) {
    keepLastTheme(folder, theme);
    expect(readLastTheme(folder)).toBe(theme);
  }
});

it("is the system's where nonsense was kept", () => {
  writeFileSync(join(folder, "last-theme"), "dark\nlight");
  expect(readLastTheme(folder)).toBe("system");
});

it("does without a folder that is gone", () => {
  const gone = join(folder, "gone");
  keepLastTheme(gone, "dark");
  expect(readLastTheme(gone)).toBe("system");
});
