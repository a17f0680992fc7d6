/** Electron's runtime: where it is, and how to get it. No dependency. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, runHere, say, toolEnv } from "./programs.mjs";

const folder = join(root, "node_modules/electron");

/** Where the program is within a runtime's folder. */
const programs = { darwin: "Electron.app/Contents/MacOS/Electron", win32: "electron.exe" };

/**
 * The runtime's program: that of ELECTRON_OVERRIDE_DIST_PATH, else Electron's own, fetched on first use.
 *
 * @returns {Promise<string | null>} null when there is none and none can be had
 */
export async function electronProgram() {
  const program = programs[/** @type {"darwin"} */ (process.platform)] ?? "electron";
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) {
    const path = join(given, program);
    if (existsSync(path)) return path;
    say(`ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${path}`);
    return null;
  }
  const own = join(folder, "dist", program);
  const version = shippedElectron();
  if (existsSync(own) && electronVersion(own) === version) return own;
  say(`fetching Electron ${version}'s runtime (about 110 MB, only this once) …`);
  const progress = pathToFileURL(join(import.meta.dirname, "fetch-progress.mjs")).href;
  const env = { ...toolEnv(), ELECTRON_GET_NO_PROGRESS: "1" };
  const code = await runHere("node", ["--import", progress, join(folder, "install.js")], { env });
  return code === 0 && existsSync(own) ? own : null;
}

/** The version that Berth is made for and ships with. @returns {string} */
export function shippedElectron() {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version;
}

/**
 * A runtime says its version in a file beside it.
 *
 * @param {string} program
 */
export function electronVersion(program) {
  const suffix = programs[/** @type {"darwin"} */ (process.platform)] ?? "electron";
  try {
    return readFileSync(join(program.slice(0, -suffix.length), "version"), "utf8")
      .trim()
      .replace(/^v/, "");
  } catch {
    return "of unknown version";
  }
}
