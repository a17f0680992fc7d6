import { describe, expect, it } from "vitest";
import { hasFailed, isProblem, isUp, type StateFacts, statusWords } from "./status-words.ts";

const facts = (changes: Partial<StateFacts>): StateFacts => ({
  state: "running",
  health: null,
  exitCode: null,
  outOfMemory: false,
  ...changes,
});

describe("a container's state in words", () => {
  it.each([
    [facts({}), "Up", "plain", "for"],
    [facts({ health: "healthy" }), "Healthy", "ok", "for"],
    [facts({ health: "unhealthy" }), "Unhealthy", "warn", "for"],
    [facts({ health: "starting" }), "Starting", "info", "for"],
    [facts({ state: "paused" }), "Paused", "plain", "for"],
    [facts({ state: "restarting", exitCode: 1 }), "Restarting", "info", "none"],
    [facts({ state: "created" }), "Created", "plain", "ago"],
    [facts({ state: "created", exitCode: 128 }), "Could not start", "danger", "ago"],
    [facts({ state: "exited", exitCode: 0 }), "Stopped", "plain", "ago"],
    [facts({ state: "exited", exitCode: 1 }), "Exited with 1", "danger", "ago"],
    [facts({ state: "exited", exitCode: 127 }), "Exited with 127", "danger", "ago"],
    [facts({ state: "exited", exitCode: 137 }), "Killed", "plain", "ago"],
    [facts({ state: "exited", exitCode: 137, outOfMemory: true }), "Out of memory", "danger", "ago"],
    [facts({ state: "dead" }), "Dead", "danger", "ago"],
  ])("%o: %s", (container, word, tone, age) => {
    expect(statusWords(container)).toEqual({ word, tone, age });
  });

  it("calls a failure what ended by itself, not what was ended", () => {
    expect(hasFailed(facts({ state: "exited", exitCode: 3 }))).toBe(true);
    expect(hasFailed(facts({ state: "exited", exitCode: 143 }))).toBe(false);
    expect(hasFailed(facts({ state: "running", exitCode: 3 }))).toBe(false);
  });

  it("counts unhealthy, restarting and failed ones as problems", () => {
    expect(isProblem(facts({ health: "unhealthy" }))).toBe(true);
    expect(isProblem(facts({ state: "restarting" }))).toBe(true);
    expect(isProblem(facts({ state: "exited", exitCode: 1 }))).toBe(true);
    expect(isProblem(facts({}))).toBe(false);
  });

  it("takes a paused one for up: it can be stopped", () => {
    expect(isUp({ state: "paused" })).toBe(true);
    expect(isUp({ state: "created" })).toBe(false);
  });
});
