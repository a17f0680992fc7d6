import { describe, expect, test } from "vitest";
import { parseStatus } from "./status.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("the engine's status sentence", () => {
  // Every form of go-units HumanDuration.
  test.each([
    ["Less than a second", 0],
    ["1 second", SECOND],
    ["59 seconds", 59 * SECOND],
    ["About a minute", MINUTE],
    ["46 minutes", 46 * MINUTE],
    ["About an hour", HOUR],
    ["47 hours", 47 * HOUR],
    ["3 days", 3 * DAY],
    ["2 weeks", 14 * DAY],
    ["2 months", 60 * DAY],
    ["3 years", 3 * 365 * DAY],
  ])("says how long: %s", (duration, ageMs) => {
    expect(parseStatus(`Up ${duration}`)).toMatchObject({ ageMs, exitCode: null, health: null });
    expect(parseStatus(`Exited (0) ${duration} ago`)).toMatchObject({ ageMs, exitCode: 0, health: null });
    expect(parseStatus(`Up ${duration} (healthy)`)).toMatchObject({ ageMs, health: "healthy" });
    expect(parseStatus(`Up ${duration} (Paused)`)).toMatchObject({ ageMs, health: null });
  });

  test.each([
    ["Exited (137) 3 minutes ago", 137],
    ["Exited (-1) 3 minutes ago", -1],
    ["Exited (3221225786) 2 days ago", 3221225786],
    ["Restarting (1) 5 seconds ago", 1],
  ])("says the exit code: %s", (text, exitCode) => {
    expect(parseStatus(text)).toMatchObject({ exitCode });
  });

  test.each([
    ["Up 3 hours (healthy)", "healthy"],
    ["Up 3 hours (unhealthy)", "unhealthy"],
    ["Up 2 seconds (health: starting)", "starting"],
    ["Up 2 seconds (starting)", "starting"],
    ["Up 2 seconds (Paused)", null],
    ["Up 2 seconds", null],
  ])("says the health: %s", (text, health) => {
    expect(parseStatus(text).health).toBe(health);
  });

  test("says how far it is rounded", () => {
    expect(parseStatus("Up 3 hours").roundedBy).toBe(HOUR);
    expect(parseStatus("Up About a minute").roundedBy).toBe(MINUTE);
    expect(parseStatus("Up Less than a second").roundedBy).toBe(SECOND);
  });

  test.each([
    "Created",
    "Dead",
    "Removal In Progress",
    "",
    "Initialized",
    "Up",
    "Up since yesterday",
    "Exited (x) ago",
  ])("%j says nothing of time, code or health", (text) => {
    expect(parseStatus(text)).toMatchObject({ ageMs: null, exitCode: null, health: null });
  });
});
