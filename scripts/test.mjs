/**
 * `npm test`: installs when needed and runs everything; see test/run/main.ts. Needs nothing but Node and npm.
 * `npm test -- check unit` runs only the suites whose name starts so.
 */
import { join } from "node:path";
import { nodeProblem } from "./lib/decide.mjs";
import { install } from "./lib/install.mjs";
import { root, runHere } from "./lib/programs.mjs";

process.exitCode = await test(process.argv.slice(2));

/**
 * @param {string[]} args names of suites
 * @returns {Promise<number>} the exit code
 */
async function test(args) {
  const tooOld = nodeProblem(process.versions.node);
  if (tooOld) {
    console.error(`berth: ${tooOld}`);
    return 1;
  }
  if (!(await install())) return 1;
  // The installed Node runs TypeScript as it is; the one that called us may be older.
  return runHere("node", [join(root, "test/run/main.ts"), ...args]);
}
