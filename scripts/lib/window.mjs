/** Runs the program that has Berth's window, with Chromium's own log kept out of sight. */
import { endedAsAsked, isChromiumLog, whyNoWindow } from "./decide.mjs";
import { runHere } from "./programs.mjs";

/** Lines that are kept out of sight and shown when it fails. */
const KEPT = 20;

/**
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<{ code: number, noWindow: string | null }>} the exit code; `noWindow` says why there never was a window
 */
export async function runWindow(program, args) {
  /** @type {string[]} */
  const held = [];
  const code = await runHere(program, args, {
    // Chromium complains of what it can do without, as a D-Bus; that would bury what Berth says.
    showError: (line) => {
      const shown = !isChromiumLog(line) && whyNoWindow([line]) === null;
      if (!shown) held.push(line);
      if (held.length > KEPT) held.shift();
      return shown;
    },
  });
  if (endedAsAsked(code)) return { code, noWindow: null };
  const noWindow = whyNoWindow(held);
  if (noWindow === null) for (const line of held) console.error(line);
  return { code, noWindow };
}
