/**
 * `npm run bench`: builds, and measures Berth against the docker CLI and a bare Electron window; see test/bench/run.ts, to which the
 * arguments are passed on. Needs what the end-to-end tests need: root on Debian or Ubuntu, and an Electron runtime.
 */
import { join } from "node:path";
import { hasDisplay, nodeProblem } from "./lib/decide.mjs";
import { electronProgram } from "./lib/electron.mjs";
import { install } from "./lib/install.mjs";
import { root, runHere } from "./lib/programs.mjs";

process.exitCode = await bench(process.argv.slice(2));

/**
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
async function bench(args) {
  const tooOld = nodeProblem(process.versions.node);
  if (tooOld) {
    console.error(`berth: ${tooOld}`);
    return 1;
  }
  if (!(await install())) return 1;
  const built = await runHere("node", [join(root, "scripts/build.mjs")]);
  if (built !== 0) return built;
  const runtime = await electronProgram();
  if (!runtime) {
    console.error(
      "berth: the benchmark needs an Electron runtime: set ELECTRON_OVERRIDE_DIST_PATH to the folder of one.",
    );
    return 1;
  }
  const command = ["node", join(root, "test/bench/run.ts"), "--runtime", runtime, ...args];
  if (hasDisplay(process.platform, process.env)) return runHere("node", command.slice(1));
  return runHere("xvfb-run", ["-a", "-s", "-screen 0 1280x800x24", ...command]);
}
