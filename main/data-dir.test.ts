import { homedir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { dataDir } from "./data-dir.ts";

it("is what the environment says, else the platform's place", () => {
  expect(dataDir({ BERTH_DATA_DIR: "/x" })).toBe("/x");
  expect(dataDir({}, "linux")).toBe(join(homedir(), ".config", "Berth"));
  expect(dataDir({ XDG_CONFIG_HOME: "/c" }, "linux")).toBe(join("/c", "Berth"));
  expect(dataDir({}, "darwin")).toBe(join(homedir(), "Library", "Application Support", "Berth"));
  expect(dataDir({ APPDATA: "/roaming" }, "win32")).toBe(join("/roaming", "Berth"));
});
