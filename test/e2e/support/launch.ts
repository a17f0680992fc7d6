/** Opens Berth as people do: in its own window, or served to a browser. Each launch has a data folder of its own. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { _electron, type Browser, type ElectronApplication, type Page } from "@playwright/test";
import { electronFlags, servedAddress } from "../../../scripts/lib/decide.mjs";
import { dockerConfig } from "./engine.ts";

export const root = join(import.meta.dirname, "../../..");

export interface LaunchOptions {
  /** On top of the environment of the tests. */
  readonly env?: Readonly<Record<string, string>>;
  /** An earlier launch's, to see what was kept. A fresh one otherwise. */
  readonly dataDir?: string;
  /** Electron only: another program and app folder than the run's, for a person other than root, with Chromium's sandbox. */
  readonly unprivileged?: { readonly program: string; readonly app: string };
}

export interface Berth {
  readonly page: Page;
  readonly dataDir: string;
  /** Of the window; undefined in a browser. */
  readonly electron?: ElectronApplication;
  /** Where the server is, with its token; undefined in Electron. */
  readonly address?: string;
  /** What main has printed so far. */
  output(): string;
  /** The text on the clipboard. */
  clipboard(): Promise<string>;
  /** Ends Berth, and deletes its data folder when it was made for it. */
  close(): Promise<void>;
}

/** The environment of a launch: everything that could make it see the person's own settings is replaced. */
export function environment(dataDir: string, more: LaunchOptions["env"] = {}): Record<string, string> {
  const { NODE_OPTIONS: _, ELECTRON_RUN_AS_NODE: __, DOCKER_CONTEXT: ___, ...rest } = process.env;
  return {
    ...(rest as Record<string, string>),
    BERTH_DATA_DIR: dataDir,
    DOCKER_CONFIG: dockerConfig,
    BERTH_PORT: "0",
    // Nothing is searched on the real Docker Hub.
    BERTH_HUB_URL: "http://127.0.0.1:9",
    ...more,
  };
}

/** The flags that Electron needs on this machine, and the app's folder. */
export function electronArgs(uid = process.getuid?.(), app = root): string[] {
  // The tests' screen is a virtual one, whatever the machine has.
  const flags = electronFlags({ platform: process.platform, uid, hasGpu: false });
  return [...flags.map(({ flag }) => flag), app];
}

export function electronProgram(): string {
  const program = process.env.BERTH_TEST_ELECTRON;
  if (!program) throw new Error("BERTH_TEST_ELECTRON names no runtime. Run the end-to-end tests with: npm test -- e2e");
  return program;
}

/** `nobody` on Debian. */
export const nobody = 65534;

export async function makeDataDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), "berth-data-"));
}

export async function launchElectron(options: LaunchOptions = {}): Promise<Berth> {
  const dataDir = options.dataDir ?? (await makeDataDir());
  const { unprivileged } = options;
  const start = () =>
    _electron.launch({
      executablePath: unprivileged?.program ?? electronProgram(),
      args: unprivileged ? electronArgs(nobody, unprivileged.app) : electronArgs(),
      // Playwright switches the sandbox off unless it is told.
      chromiumSandbox: unprivileged !== undefined,
      env: environment(dataDir, options.env),
      timeout: 20_000,
    });
  // About one launch in a hundred on a busy machine, Playwright never gets to speak with the process: that is no finding about Berth.
  const electron = await start().catch((error: Error) => {
    if (error.name !== "TimeoutError") throw error;
    console.log("    Playwright got no word from Electron in 20 s, so it is started once more");
    return start();
  });
  const lines: string[] = [];
  for (const stream of [electron.process().stdout, electron.process().stderr]) {
    stream?.on("data", (chunk: Buffer) => lines.push(chunk.toString()));
  }
  return {
    page: await electron.firstWindow(),
    dataDir,
    electron,
    output: () => lines.join(""),
    clipboard: () => electron.evaluate(({ clipboard }) => clipboard.readText()),
    close: async () => {
      await electron.close();
      // Chromium's helpers may end, and write, a moment after the main process.
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export async function launchInBrowser(browser: Browser, options: LaunchOptions = {}): Promise<Berth> {
  const dataDir = options.dataDir ?? (await makeDataDir());
  const server = await startServer(environment(dataDir, options.env));
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  await page.goto(server.address);
  return {
    page,
    dataDir,
    address: server.address,
    output: server.output,
    clipboard: () => page.evaluate(() => navigator.clipboard.readText()),
    close: async () => {
      await context.close();
      await server.stop();
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export interface Server {
  readonly address: string;
  output(): string;
  stop(): Promise<void>;
}

/** Starts the server and waits for its address. Rejects with what it printed when it ends instead. */
export function startServer(env: Record<string, string>): Promise<Server> {
  const server = spawn(process.execPath, [join(root, "out/main/serve.js")], { env, stdio: ["ignore", "pipe", "pipe"] });
  const lines: string[] = [];
  const ended = new Promise<void>((resolve) => server.once("close", () => resolve()));
  const stop = async () => {
    server.kill("SIGTERM");
    await ended;
  };
  return new Promise((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        lines.push(line);
        const address = servedAddress(line);
        if (address) resolve({ address, output: () => lines.join("\n"), stop });
      });
    }
    server.once("error", reject);
    void ended.then(() => reject(new Error(`the server ended before it listened:\n${lines.join("\n")}`)));
  });
}
