/** What the starter decides, without doing it. Pure, so that each case can be tested on any machine. */
import { constants } from "node:os";

/** @typedef {Record<string, string | undefined>} Env */
/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage */
/** @typedef {{ packages?: Record<string, LockedPackage> }} Lock */

/**
 * @param {string} version Node's own, e.g. `20.19.0`
 * @returns {string | null} what to say when it is too old
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return null;
  return `Berth needs Node 20.19 or newer; this is Node ${version}. Install a newer one from nodejs.org and try again.`;
}

/**
 * Is what package-lock.json asks for installed? npm notes what it installed in node_modules/.package-lock.json, so an install by hand
 * counts too.
 *
 * @param {Lock} wanted package-lock.json
 * @param {Lock | null} installed node_modules/.package-lock.json; null when there is none
 */
export function installNeeded(wanted, installed) {
  if (!installed?.packages) return true;
  for (const [path, entry] of Object.entries(wanted.packages ?? {})) {
    if (path === "" || entry.link) continue;
    const present = installed.packages[path];
    // Packages for other platforms are optional, and rightly absent.
    if (!present && (entry.optional || entry.devOptional)) continue;
    if (present?.version !== entry.version) return true;
  }
  return false;
}

/**
 * @param {NodeJS.Platform} platform
 * @param {Env} env
 */
export function hasDisplay(platform, env) {
  if (platform === "darwin" || platform === "win32") return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * What Chromium needs to be told on this machine, each with the reason that is shown to people.
 *
 * @param {{ platform: NodeJS.Platform, uid: number | undefined, hasGpu: boolean }} machine
 * @returns {{ flag: string, why: string }[]}
 */
export function electronFlags({ platform, uid, hasGpu }) {
  if (platform !== "linux") return [];
  const flags = [];
  if (uid === 0) flags.push({ flag: "--no-sandbox", why: "Chromium's sandbox does not work for root" });
  if (!hasGpu) flags.push({ flag: "--disable-gpu", why: "there is no graphics card" });
  return flags;
}

/**
 * Is a line Chromium's own log (`[pid:date/time:LEVEL:file(line)] …`)? It tells of a missing D-Bus and the like, on every start.
 *
 * @param {string} line
 */
export function isChromiumLog(line) {
  return /^\[\d+:\d{4}\/\d{6}\.\d+:[A-Z]+\d*:[^\]]+\] /.test(line);
}

/**
 * What Chromium and the loader of shared libraries say last, for want of codes, when no window can be had on this machine. Only what they
 * end with: Chromium also complains of a display (Wayland's) and goes on with another.
 */
const noWindow = [
  {
    said: /error while loading shared libraries: ([^:]+):/,
    why: (/** @type {string} */ library) => `this system lacks ${library}, which Electron needs`,
  },
  { said: /The platform failed to initialize/, why: () => "the display does not answer" },
  {
    said: /:FATAL:[^\]]+\] .*(?:SUID sandbox helper|No usable sandbox)/,
    why: () =>
      "this system does not let Chromium make its sandbox (kernel.apparmor_restrict_unprivileged_userns, perhaps)",
  },
];

/**
 * Did a program end because it was asked to, by Ctrl-C or another signal that asks? Not by all signals: when no window can be had,
 * Chromium mostly ends by one of its own making, as SIGSEGV or SIGTRAP.
 *
 * @param {number} code as `exitCode` gives it
 */
export function endedAsAsked(code) {
  return (
    code === 0 || [constants.signals.SIGHUP, constants.signals.SIGINT, constants.signals.SIGTERM].includes(code - 128)
  );
}

/**
 * Why Electron ended without ever having had a window.
 *
 * @param {readonly string[]} lines what it wrote to standard error
 * @returns {string | null} null when it ended for another reason
 */
export function whyNoWindow(lines) {
  for (const { said, why } of noWindow) {
    for (const line of lines) {
      const found = said.exec(line);
      if (found) return why(found[1] ?? "");
    }
  }
  return null;
}

/**
 * The command that opens an address in the person's browser; null where there is no desktop to open it on.
 *
 * @param {NodeJS.Platform} platform
 * @param {Env} env
 * @param {string} url
 * @returns {{ command: string, args: string[] } | null}
 */
export function browserOpener(platform, env, url) {
  if (!hasDisplay(platform, env)) return null;
  if (platform === "darwin") return { command: "open", args: [url] };
  // Not `start`: cmd would take the address apart at each `&`.
  if (platform === "win32") return { command: "rundll32", args: ["url.dll,FileProtocolHandler", url] };
  return { command: "xdg-open", args: [url] };
}

/**
 * The address that the server prints, with its token; null in any other line.
 *
 * @param {string} line
 */
export function servedAddress(line) {
  return /^Berth is at (http:\/\/\S+#token=\S+)$/.exec(line.trim())?.[1] ?? null;
}

/**
 * How a starter ends after its child: with the same code, or 128 and the signal's number, as shells do.
 *
 * @param {number | null} code
 * @param {number | undefined} signalNumber
 */
export function exitCode(code, signalNumber) {
  return code ?? 128 + (signalNumber ?? 0);
}
