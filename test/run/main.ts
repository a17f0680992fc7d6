/**
 * Everything that `npm test` runs. BERTH_TEST_WHOLE=1 (CI) runs every suite on throw-away engines of both versions and takes a skipped
 * test for a failure. Arguments choose suites by the start of their name.
 */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sweepStale } from "../engine/clean-up.ts";
import { onEngines } from "./engines.ts";
import { add, failedOnce, type Result, summary } from "./report.ts";
import { isStopped, stopAll } from "./step.ts";
import { checks, unit } from "./suites.ts";
import { createWanted } from "./wanted.ts";

const whole = process.env.BERTH_TEST_WHOLE === "1";
const wanted = createWanted(process.argv.slice(2));
const started = Date.now();

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopAll(signal));

const folder = await mkdtemp(join(tmpdir(), "berth-test-run-"));
// Also for the unprivileged person of the security tests.
await chmod(folder, 0o755);
const results: Result[] = [];
try {
  await everything();
  // Only at the end: which suites there are shows as they come, with the engines' versions in their names.
  const complaint = isStopped() ? null : wanted.complaint();
  if (complaint !== null) results.push(failedOnce("the test run itself", complaint));
} catch (error) {
  results.push(
    failedOnce("the test run itself", error instanceof Error ? (error.stack ?? error.message) : String(error)),
  );
} finally {
  // What tests started for themselves and left behind when they were cut off.
  await sweepStale(folder);
  await rm(folder, { recursive: true, force: true });
}
if (isStopped()) results.push(failedOnce("the test run itself", "was stopped before its end"));
report(add(results));

async function everything(): Promise<void> {
  await sweepStale(tmpdir());
  const run = { wanted, whole, folder, results };
  await checks(run);
  await unit(run);
  await onEngines(run);
}

function report(result: Result): void {
  for (const { name, detail } of result.failures) console.log(`\n✗ ${name}\n${detail.replace(/^/gm, "    ")}`);
  if (result.skipped.length > 0) console.log(`\nSkipped:${result.skipped.map((name) => `\n  - ${name}`).join("")}`);
  if (whole && result.skipped.length > 0)
    console.log("\nHere nothing may be skipped (BERTH_TEST_WHOLE): this run has failed.");
  const found = wanted.found();
  if (found.length > 0) console.log(`\nOnly the suites asked for were run: ${found.join(", ")}`);
  console.log(`\nTook ${Math.round((Date.now() - started) / 1000)} s.`);
  console.log(summary(result));
  process.exitCode = result.failures.length > 0 || (whole && result.skipped.length > 0) ? 1 : 0;
}
