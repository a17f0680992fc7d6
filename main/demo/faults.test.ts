import { describe, expect, it } from "vitest";
import { createFaults, parseFault } from "./faults.ts";

describe("faults", () => {
  it("are read with argument and group", () => {
    expect(parseFault("hang")).toEqual({ name: "hang", group: null });
    expect(parseFault("drop:7@logs")).toEqual({ name: "drop", group: "logs", after: 7 });
    expect(parseFault("slow:250")).toEqual({ name: "slow", group: null, ms: 250 });
    expect(parseFault("malformed:cut")).toEqual({ name: "malformed", group: null, kind: "cut" });
    expect(parseFault("error-after-200:no space: really@pull")).toEqual({
      name: "error-after-200",
      group: "pull",
      message: "no space: really",
    });
  });

  it.each(["", "nothing", "drop:x", "malformed:upside-down", "slow:-1", "drop:3@LOGS"])("refuse %j", (text) => {
    expect(() => parseFault(text)).toThrow(TypeError);
  });

  it("hit their group only, and all groups when they name none", () => {
    const faults = createFaults(["drop:1@logs", "slow:9"]);
    expect(faults.find("drop", "logs")).not.toBeNull();
    expect(faults.find("drop", "events")).toBeNull();
    expect(faults.find("slow", "list")?.ms).toBe(9);
    expect(faults.find("hang", "list")).toBeNull();
  });

  it("stay as they are when a new list has a mistake", () => {
    const faults = createFaults(["hang"]);
    expect(() => faults.set(["slow:5", "mistake"])).toThrow(TypeError);
    expect(faults.list()).toEqual(["hang"]);
  });
});
