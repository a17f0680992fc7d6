/** The suites, each a program with a report. */
import { join, relative } from "node:path";
import { leftOut, type Result, readPlaywright, readVitest } from "./report.ts";
import { checkStep, isStopped, runStep, type Step } from "./step.ts";
import type { Wanted } from "./wanted.ts";

export const root = join(import.meta.dirname, "../..");

export interface Run {
  readonly wanted: Wanted;
  readonly whole: boolean;
  /** For reports; deleted afterwards. */
  readonly folder: string;
  readonly results: Result[];
}

const tool = (...path: string[]) => join(root, "node_modules", ...path);
const vitest = [tool("vitest/vitest.mjs"), "run", "--config", "test/vitest.config.ts"];

/** Format, lint, doors and types; then the build, which the end-to-end tests run. */
export async function checks(run: Run): Promise<void> {
  const npm = (script: string): Step => ({ command: "npm", args: ["run", "--silent", script] });
  await suite(run, "check: format, lint and doors", () => checkStep("npm run check:format", npm("check:format")));
  await suite(run, "check: types", () => checkStep("npm run check:types", npm("check:types")));
  await suite(
    run,
    "build",
    () => checkStep("npm run build", npm("build")),
    (asked) => asked || needsBuild(run),
  );
}

/** What was not built is not tested: the tests would run an older build, and say nothing of this one. */
export function isBuilt({ results }: Run): boolean {
  return !results.some(({ failures }) => failures.some(({ name }) => name === "npm run build"));
}

/** Tests that run a built Berth need the build also when it was not asked for by name. */
function needsBuild({ wanted }: Run): boolean {
  return ["unit", "engine", "e2e"].some(wanted.mayHave);
}

export async function unit(run: Run): Promise<void> {
  await suite(run, "unit", () => vitestSuite(run, "unit", {}, (args) => [process.execPath, args]));
}

/** Puts a program where the engine's published ports are reachable. */
export type Placed = (args: string[]) => readonly [command: string, args: readonly string[]];

export function vitestSuite(run: Run, project: string, env: Record<string, string>, place: Placed): Promise<Result> {
  const file = join(run.folder, `${project}-${run.results.length}.json`);
  const args = [...vitest, "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  return reported(run, place(args), env, () => readVitest(file, (path) => relative(root, path)));
}

export function playwrightSuite(
  run: Run,
  projects: readonly string[],
  env: Record<string, string>,
  place: Placed,
): Promise<Result> {
  const file = join(run.folder, `e2e-${run.results.length}.json`);
  const chosen = projects.map((name) => `--project=${name}`);
  const args = [tool("@playwright/test/cli.js"), "test", "--config", "test/e2e/playwright.config.ts", ...chosen];
  return reported(run, place(args), { ...env, BERTH_TEST_REPORT: file }, () => readPlaywright(file));
}

async function reported(
  { folder }: Run,
  [command, args]: readonly [string, readonly string[]],
  env: Record<string, string>,
  read: () => Result,
): Promise<Result> {
  const code = await runStep({ command, args, env, temporary: folder });
  const result = read();
  if (code === 0 || result.failures.length > 0) return result;
  return {
    ...result,
    failures: [{ name: args.join(" "), detail: `ended with ${code}, though no test failed; see its output above` }],
  };
}

/** Runs a suite unless others were asked for, under a heading. `due` may decide otherwise. */
export async function suite(
  run: Run,
  name: string,
  work: () => Promise<Result>,
  due = (asked: boolean) => asked,
): Promise<void> {
  if (!due(run.wanted.has(name)) || isStopped()) return;
  const started = Date.now();
  console.log(`\n━━ ${name}`);
  const result = await work();
  run.results.push(result);
  const { passed, failures, skipped } = result;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`━━ ${name}: ${passed} passed, ${failures.length} failed, ${skipped.length} skipped in ${seconds} s`);
}

/** A suite that was asked for and cannot run here counts as skipped, and what would bring it in is said. */
export function skipSuite(run: Run, name: string, remedy: string): void {
  run.wanted.has(name);
  console.log(`\n━━ ${name}: left out. To bring it in: ${remedy}.`);
  run.results.push(leftOut(`${name} (left out; ${remedy})`));
}
