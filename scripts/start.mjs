/**
 * `npm start`: installs, builds and opens Berth, each step only when it is due. Where there is no Electron runtime or no display, the
 * same app is served to the browser. Needs nothing but Node and npm.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { browserOpener, electronFlags, hasDisplay, nodeProblem, servedAddress } from "./lib/decide.mjs";
import { electronProgram } from "./lib/electron.mjs";
import { install } from "./lib/install.mjs";
import { root, runHere, say } from "./lib/programs.mjs";
import { runWindow } from "./lib/window.mjs";

process.exitCode = await start(process.argv.slice(2));

/**
 * @param {string[]} args passed on to Berth
 * @returns {Promise<number>} the exit code
 */
async function start(args) {
  const tooOld = nodeProblem(process.versions.node);
  if (tooOld) {
    console.error(`berth: ${tooOld}`);
    return 1;
  }
  if (!(await install())) return 1;
  say("building what changed …");
  const built = await runHere("node", [join(root, "scripts/build.mjs")]);
  if (built !== 0) return built;

  if (!hasDisplay(process.platform, process.env)) {
    say(
      "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so Berth is served to your browser instead.",
    );
    return serve(args);
  }
  const electron = await electronProgram();
  if (!electron) {
    const other = "ELECTRON_OVERRIDE_DIST_PATH can name the folder of another";
    say(`Electron's runtime cannot be had (see above; ${other}), so Berth is served to your browser instead.`);
    return serve(args);
  }
  return open(electron, args);
}

/**
 * Opens the window; serves Berth to the browser where that cannot be.
 *
 * @param {string} electron the runtime's program
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
async function open(electron, args) {
  const machine = { platform: process.platform, uid: process.getuid?.(), hasGpu: existsSync("/dev/dri") };
  const flags = electronFlags(machine);
  for (const { flag, why } of flags) say(`adding ${flag}: ${why}.`);
  say("opening Berth …");
  const { code, noWindow } = await runWindow(electron, [...flags.map(({ flag }) => flag), root, ...args]);
  if (noWindow === null) return code;
  say(`no window can be opened: ${noWindow}. So Berth is served to your browser instead.`);
  return serve(args);
}

/** @param {string[]} args */
function serve(args) {
  return runHere("node", [join(root, "out/main/serve.js"), ...args], {
    onLine: (line) => {
      const address = servedAddress(line);
      const opener = address && browserOpener(process.platform, process.env, address);
      if (!opener) return;
      const child = spawn(opener.command, opener.args, { stdio: "ignore", detached: true });
      // The address stands on the screen, so a missing opener costs nothing.
      child.on("error", () => {});
      child.unref();
    },
  });
}
