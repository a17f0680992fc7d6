import { expect, test } from "vitest";
import { createWanted } from "./wanted.ts";

/** What a run on one engine asks, one suite after another. */
const suites = ["check: format", "check: types", "build", "unit", "engine on 28.5.2", "e2e on 28.5.2 in browser"];

function run(...names: string[]) {
  const wanted = createWanted(names);
  const ran = suites.filter((suite) => wanted.has(suite));
  return { ran, found: wanted.found(), complaint: wanted.complaint() };
}

test("without a name everything is wanted, and nothing is missed", () => {
  expect(run()).toEqual({ ran: suites, found: [], complaint: null });
  expect(createWanted([]).mayHave("e2e")).toBe(true);
});

test.each([
  [["check"], ["check: format", "check: types"]],
  [
    ["che", "uni"],
    ["check: format", "check: types", "unit"],
  ],
  [
    ["check", "build", "unit", "e2e on 28"],
    ["check: format", "check: types", "build", "unit", "e2e on 28.5.2 in browser"],
  ],
  [["e"], ["engine on 28.5.2", "e2e on 28.5.2 in browser"]],
  [
    ["check", "check: types"],
    ["check: format", "check: types"],
  ],
])("%j runs what starts so", (names, ran) => {
  expect(run(...names)).toEqual({ ran, found: names, complaint: null });
});

test.each(["nosuch", "unitx", "checkers", "e2e on 29"])("%s is no suite, which is said; the others ran", (name) => {
  const { ran, found, complaint } = run(name, "unit");
  expect(ran).toEqual(["unit"]);
  expect(found).toEqual(["unit"]);
  expect(complaint).toContain(`"${name}"`);
  expect(complaint).not.toContain('"unit"');
  for (const suite of suites) expect(complaint).toContain(suite);
});

test.each([
  ["e2e", true],
  ["e2e on 28", true],
  ["e", true],
  ["unit", false],
])("%s may be an end-to-end suite: %s", (name, may) => {
  expect(createWanted([name]).mayHave("e2e")).toBe(may);
});

test("what was asked for and cannot run here was not asked for in vain", () => {
  const wanted = createWanted(["e2e on 28.5", "unitx"]);
  expect(wanted.misses("engine on 28")).toBe(false);
  expect(wanted.misses("e2e on 28")).toBe(true);
  expect(wanted.found()).toEqual(["e2e on 28.5"]);
  expect(wanted.complaint()).toContain("unitx");
});
