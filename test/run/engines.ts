/** The suites that need a real engine: on each engine of the plan, one engine after another. */
import { electronProgram, electronVersion, shippedElectron } from "../../scripts/lib/electron.mjs";
import { askEngine } from "../engine/api.ts";
import { startableVersions } from "../engine/binaries.ts";
import { canUseApt } from "../engine/debian.ts";
import { ensureBase } from "../engine/images.ts";
import { inNetwork } from "../engine/network.ts";
import { tryRun } from "../engine/process.ts";
import { startThrowAway } from "../engine/throw-away.ts";
import { type Display, openDisplay } from "./display.ts";
import { findReachableSocket } from "./find-engine.ts";
import { type EnginePlan, plan } from "./plan.ts";
import { isBuilt, type Placed, playwrightSuite, type Run, skipSuite, suite, vitestSuite } from "./suites.ts";
import { findBrowser, installSystemPackages } from "./system.ts";

/** Where an engine of ours pulls names without a registry from: a registry that a test starts there, in the engine's own network. */
const mirror = "127.0.0.1:5000";

export async function onEngines(run: Run): Promise<void> {
  const { mayHave } = run.wanted;
  if (!mayHave("engine") && !mayHave("e2e")) return;
  await installSystemPackages(mayHave("e2e") ? ["engine", "electron", "browser"] : ["engine"]);
  const reachable = run.whole ? undefined : await findReachableSocket(process.env);
  const startable = (await mayMakeNetworks()) ? startableVersions() : [];
  const { engines, leftOut } = plan({ whole: run.whole, reachable: reachable !== undefined, startable });
  for (const { name, suites, remedy } of leftOut) {
    if (suites.filter(run.wanted.misses).length > 0) skipSuite(run, name, remedy);
  }
  const apps = mayHave("e2e") ? await findApps(run) : undefined;
  try {
    for (const one of engines) {
      if (one.engine === "reachable") await onReachable(run, one, reachable ?? "", apps);
      else await onThrowAway(run, one, one.engine, apps);
    }
  } finally {
    await apps?.display?.stop();
  }
}

/** Root in a container may still lack the right. */
async function mayMakeNetworks(): Promise<boolean> {
  return canUseApt() && (await tryRun("unshare", ["--net", "--mount", "true"])).code === 0;
}

interface Apps {
  readonly projects: readonly string[];
  readonly env: Record<string, string>;
  readonly display: Display | undefined;
}

/** What shows Berth in the end-to-end tests. What is missing is said once. */
async function findApps(run: Run): Promise<Apps> {
  const projects: string[] = [];
  const env: Record<string, string> = {};
  const display = await openDisplay();
  const electron = display ? await electronProgram() : null;
  if (electron) {
    projects.push("electron");
    Object.assign(env, { BERTH_TEST_ELECTRON: electron }, display?.env);
    // Not always the one that is shipped: CI takes what it can get.
    console.log(
      `End-to-end tests run in Electron ${electronVersion(electron)} (Berth ships with ${shippedElectron()}).`,
    );
  } else {
    const remedy = display
      ? "connect to the network, so that Electron's runtime can be fetched, or set ELECTRON_OVERRIDE_DIST_PATH"
      : "install Xvfb, or run it on a desktop";
    skipSuite(run, "e2e in Electron", remedy);
  }
  const browser = await findBrowser();
  if (browser) {
    projects.push("browser");
    env.BERTH_TEST_CHROMIUM = browser;
    console.log(`End-to-end tests run in ${(await tryRun(browser, ["--version"])).stdout.trim()}.`);
  } else {
    skipSuite(run, "e2e in Chromium", "install Chromium or Chrome, or run `npx playwright install chromium`");
  }
  return { projects, env, display };
}

async function onThrowAway(
  run: Run,
  { suites }: EnginePlan,
  version: "20.10" | "28" | "own",
  apps?: Apps,
): Promise<void> {
  console.log(`\nStarting a throw-away engine (${version}) …`);
  const engine = await startThrowAway({ version, registryMirror: `http://${mirror}` });
  try {
    await ensureBase(engine.host);
    const env = { BERTH_TEST_MIRROR: mirror, BERTH_TEST_STARTABLE: version };
    const place: Placed = (args) => inNetwork(engine.network, process.execPath, args);
    await onEngine(run, suites, { socket: engine.socket, host: engine.host }, env, place, apps);
  } finally {
    await engine.stop();
  }
}

async function onReachable(run: Run, { suites }: EnginePlan, socket: string, apps?: Apps): Promise<void> {
  const host = process.env.DOCKER_HOST ?? `${socket.startsWith("//") ? "npipe" : "unix"}://${socket}`;
  const removeBase = await ensureBase(host);
  const [startable] = startableVersions().slice(-1);
  try {
    const env: Record<string, string> = startable ? { BERTH_TEST_STARTABLE: startable } : {};
    await onEngine(run, suites, { socket, host }, env, (args) => [process.execPath, args], apps);
  } finally {
    await removeBase();
  }
}

async function onEngine(
  run: Run,
  suites: EnginePlan["suites"],
  { socket, host }: { readonly socket: string; readonly host: string },
  extra: Record<string, string>,
  place: Placed,
  apps?: Apps,
): Promise<void> {
  const { Version } = await askEngine<{ Version: string }>(socket, "GET", "/version");
  // `28.5.2+dfsg4`: what Debian added to the number says nothing to a reader.
  const version = Version.replace(/\+.*/, "");
  const env = { ...extra, DOCKER_HOST: host, BERTH_TEST_SOCKET: socket, BERTH_TEST_ENGINE: version };
  if (suites.includes("engine")) {
    await suite(run, `engine on ${version}`, () => vitestSuite(run, "engine", env, place));
  }
  if (suites.includes("e2e") && apps) {
    const { projects } = apps;
    // It was asked for also when it cannot run, which has been said by now.
    const canRun = projects.length > 0 && isBuilt(run);
    const work = () => playwrightSuite(run, projects, { ...env, ...apps.env }, place);
    await suite(run, `e2e on ${version} in ${projects.join(" and ")}`, work, (asked) => asked && canRun);
  }
}
