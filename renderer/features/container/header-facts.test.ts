import { describe, expect, it } from "vitest";
import { exitWords } from "./exit-words.ts";
import { headerFacts, withDetail } from "./header-facts.ts";

const base = { state: "running", health: null, exitCode: null, outOfMemory: false } as const;
const said = (facts: Parameters<typeof headerFacts>[0], failedStart = false): string => {
  const { word, facts: more, tone } = headerFacts(facts, failedStart);
  return [word, ...more.map((fact) => fact.text), `(${tone})`].join(" · ");
};

describe("headerFacts", () => {
  it.each([
    [{ ...base, health: "healthy" }, "Running · healthy · (ok)"],
    [{ ...base, health: "unhealthy" }, "Running · unhealthy · (ok)"],
    [{ ...base, state: "exited", exitCode: 0 }, "Stopped · exit 0 · (plain)"],
    [{ ...base, state: "exited", exitCode: 1 }, "Exited · exit 1 · (danger)"],
    [{ ...base, state: "exited", exitCode: 127 }, "Exited · exit 127, the command was not found · (danger)"],
    [{ ...base, state: "exited", exitCode: 137 }, "Stopped · exit 137, killed · (plain)"],
    [{ ...base, state: "exited", exitCode: 137, outOfMemory: true }, "Out of memory · exit 137 · (danger)"],
    [{ ...base, state: "created" }, "Created, never started · (plain)"],
  ] as const)("%o", (facts, words) => {
    expect(said(facts)).toBe(words);
  });

  it("says that a start failed", () => {
    expect(said({ ...base, state: "created", exitCode: 127 }, true)).toBe("Could not start · (danger)");
  });

  it("learns of a want of memory from the full view of the same end", () => {
    const killed = { ...base, state: "exited", exitCode: 137 } as const;
    expect(withDetail(killed, { ...killed, outOfMemory: true }).outOfMemory).toBe(true);
    expect(withDetail(killed, { ...killed, exitCode: 1, outOfMemory: true }).outOfMemory).toBe(false);
    expect(withDetail(killed, null)).toBe(killed);
  });

  it("gives no meaning to a code that has none", () => {
    expect(exitWords(3, false)).toEqual({ code: "exit 3", meaning: null });
  });
});
