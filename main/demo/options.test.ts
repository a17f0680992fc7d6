import { describe, expect, it } from "vitest";
import { parseOptions } from "./options.ts";

describe("parseOptions", () => {
  it("takes everything", () => {
    const argv = "--socket /s --containers 12 --api 1.24 --seed 3 --pull-seconds 0.5 --fault hang --fault drop:2@logs";
    expect(parseOptions(argv.split(" "))).toEqual({
      socket: "/s",
      containers: 12,
      api: 24,
      seed: 3,
      pullSeconds: 0.5,
      faults: ["hang", "drop:2@logs"],
    });
  });

  it.each([
    [[], "--socket"],
    [["--socket", "/s", "--containers", "many"], "--containers many"],
    [["--socket", "/s", "--api", "2"], "--api 2"],
    [["--socket", "/s", "--fault", "mistake"], "mistake"],
    [["--socket", "/s", "--unknown"], "--unknown"],
  ])("says what is wrong with %j", (argv, part) => {
    expect(() => parseOptions(argv)).toThrow(part);
  });
});
