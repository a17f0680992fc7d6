/** Installs what package-lock.json asks for, when it is not there. No dependency. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { installNeeded } from "./decide.mjs";
import { root, runHere, say } from "./programs.mjs";

/** @returns {Promise<boolean>} false when npm failed; it has then said why */
export async function install() {
  const wanted = readJson(join(root, "package-lock.json"));
  if (wanted && !installNeeded(wanted, readJson(join(root, "node_modules/.package-lock.json")))) return true;
  say("installing what Berth is made of (npm ci; the first time takes a minute or two) …");
  const args = ["ci", "--no-audit", "--no-fund"];
  // npm says where it is, so that the one that called us is used; by hand it must be in PATH.
  const npm = process.env.npm_execpath;
  // Errors are shown also when we were called silently; warnings are for the developers of the packages.
  const env = { ...process.env, npm_config_loglevel: "error" };
  const code = npm
    ? await runHere(process.execPath, [npm, ...args], { env })
    : await runHere("npm", args, { env, shell: process.platform === "win32" });
  if (code !== 0) console.error("berth: npm ci failed; see above. Is the network there?");
  return code === 0;
}

/** @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
