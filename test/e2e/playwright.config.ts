/** End-to-end tests: each in Electron and in a browser, on the engine of the run. `npm test -- e2e` gives them one. */
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

const results = join(import.meta.dirname, "../../test-results");
const report = process.env.BERTH_TEST_REPORT;

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: join(results, "e2e"),
  // One after another: they share an engine, and two Electrons on two cores would only make each other late.
  workers: 1,
  // A test that passes at the second try has found something; it is no pass.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: report ? [["list"], ["json", { outputFile: report }]] : [["list"]],
  projects: [
    { name: "electron", testIgnore: /\.browser\.spec\.ts$/ },
    { name: "browser", testIgnore: /\.electron\.spec\.ts$/ },
  ],
});
