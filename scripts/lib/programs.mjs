/** Running other programs from a script. No dependency. */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { exitCode } from "./decide.mjs";

// Not `import.meta.dirname`: a Node that is too old to have it must get as far as saying so.
export const root = join(fileURLToPath(import.meta.url), "../../..");

/** The environment in which the installed tools come first: among them the Node that the build and the tests need. */
export function toolEnv() {
  return { ...process.env, PATH: join(root, "node_modules/.bin") + delimiter + (process.env.PATH ?? "") };
}

/** @param {string} text */
export function say(text) {
  console.log(`berth: ${text}`);
}

/** What a program wrote last may come after its end. Longer than that only the pipes of others are open, milliseconds. */
const LAST_LINES_MS = 500;

/**
 * Runs a program in our terminal to its end. Ctrl-C reaches it by itself, other requests to end are passed on; it decides when to end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, onLine?: (line: string) => void, showError?: (line: string) => boolean, shell?: boolean }} [options]
 *   `onLine` sees each line that it prints; `showError` those of its standard error, and says whether they are shown
 * @returns {Promise<number>} its exit code; 127 when there is no such program
 */
export function runHere(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: options.env ?? toolEnv(),
      shell: options.shell ?? false,
      stdio: ["inherit", options.onLine ? "pipe" : "inherit", options.showError ? "pipe" : "inherit"],
    });
    const passOn = (/** @type {NodeJS.Signals} */ signal) => {
      // The terminal has sent SIGINT to the whole group already.
      if (signal !== "SIGINT") child.kill(signal);
    };
    const signals = /** @type {NodeJS.Signals[]} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
    for (const signal of signals) process.on(signal, passOn);
    const end = (/** @type {number} */ code) => {
      for (const signal of signals) process.off(signal, passOn);
      resolve(code);
    };
    if (child.stdout) {
      child.stdout.pipe(process.stdout, { end: false });
      eachLine(child.stdout, (line) => options.onLine?.(line));
    }
    if (child.stderr) eachLine(child.stderr, (line) => options.showError?.(line) && process.stderr.write(`${line}\n`));
    child.on("error", (error) => {
      console.error(`berth: ${command} could not be started: ${error.message}`);
      end(127);
    });
    child.on("exit", () => {
      // What it started and left, as a browser, may have its pipes, and keep them open for hours.
      const late = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
      }, LAST_LINES_MS);
      child.on("close", () => clearTimeout(late));
    });
    child.on("close", (code, signal) => end(exitCode(code, signal ? constants.signals[signal] : undefined)));
  });
}

/**
 * @param {import("node:stream").Readable} stream
 * @param {(line: string) => void} onLine
 */
function eachLine(stream, onLine) {
  createInterface({ input: stream }).on("line", onLine);
}
