/** What the machine must have for the suites that need more than Node: found, or installed where we may. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { canUseApt } from "../engine/debian.ts";
import { run, tryRun } from "../engine/process.ts";

/** Programs and libraries, by what needs them. Names differ between releases: the first that apt knows is taken. */
const packages = {
  engine: [["iptables"], ["iproute2"], ["libdevmapper1.02.1"], ["libseccomp2"], ["ca-certificates"]],
  electron: [
    ["xvfb"],
    ["libgtk-3-0t64", "libgtk-3-0"],
    ["libnss3"],
    ["libgbm1"],
    ["libasound2t64", "libasound2"],
    ["libxss1"],
    ["libatk-bridge2.0-0t64", "libatk-bridge2.0-0"],
  ],
  browser: [["chromium"]],
} as const;

export type Need = keyof typeof packages;

/** Installs what is missing when we are root on Debian or Ubuntu, and says so. Elsewhere does nothing: the suites then say what they miss. */
export async function installSystemPackages(needs: readonly Need[]): Promise<void> {
  if (!canUseApt()) return;
  const wanted = needs.flatMap((need): readonly (readonly string[])[] => packages[need]);
  const missing: (readonly string[])[] = [];
  for (const names of wanted) if (!(await anyInstalled(names))) missing.push(names);
  if (missing.length === 0) return;
  console.log(`Installing system packages with apt-get: ${missing.map((names) => names.at(-1)).join(", ")} …`);
  await run("apt-get", ["-oAcquire::Retries=3", "update"]);
  const chosen: string[] = [];
  for (const names of missing) chosen.push(await firstKnown(names));
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["-oAcquire::Retries=3", "install", "--yes", "--no-install-recommends", ...chosen], { env });
}

async function anyInstalled(names: readonly string[]): Promise<boolean> {
  for (const name of names) {
    const { stdout } = await tryRun("dpkg-query", ["--show", `--showformat=\${db:Status-Status}`, name]);
    if (stdout === "installed") return true;
  }
  return false;
}

async function firstKnown(names: readonly string[]): Promise<string> {
  for (const name of names) {
    const { stdout } = await tryRun("apt-cache", ["policy", name]);
    if (/Candidate: (?!\(none\))/.test(stdout)) return name;
  }
  throw new Error(`apt knows none of ${names.join(", ")}`);
}

/** A Chromium-like browser: the system's, else the one that Playwright installed. */
export async function findBrowser(): Promise<string | undefined> {
  const found = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].map(inPath).find(Boolean);
  if (found) return found;
  const { chromium } = await import("@playwright/test");
  const own = chromium.executablePath();
  return own && existsSync(own) ? own : undefined;
}

/** The full path of a program in PATH. */
export function inPath(program: string): string | undefined {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path));
}
