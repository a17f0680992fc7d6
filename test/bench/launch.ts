/** Starts an Electron app folder the way a person does (no debugger in the main process), and reaches its page over CDP. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";

export interface Launched {
  readonly pid: number;
  readonly page: Page;
  /** When the process was spawned, milliseconds since the epoch. */
  readonly spawnedAt: number;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** The Electron binary. */
  readonly runtime: string;
  /** The folder with the app's package.json. */
  readonly app: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The data folder; one of its own, deleted after, unless given. */
  readonly dataDir?: string | undefined;
}

const switches = ["--remote-debugging-port=0", "--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];

/** Chromium writes it when it listens. */
const portFile = "DevToolsActivePort";

/** Where the page can be reached, once there is one: a connection made before that is never answered. */
async function debuggingAddress(dataDir: string, child: ChildProcess): Promise<string> {
  const file = path.join(dataDir, portFile);
  for (;;) {
    if (child.exitCode !== null) throw new Error(`Electron ended with ${child.exitCode} before it had a page`);
    try {
      const address = `http://127.0.0.1:${readFileSync(file, "utf8").split("\n")[0]}`;
      const targets = (await (await fetch(`${address}/json/list`)).json()) as readonly { readonly type: string }[];
      if (targets.some(({ type }) => type === "page")) return address;
    } catch {
      // Chromium has not written the file yet, or does not listen yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function firstPage(browser: Browser): Promise<Page> {
  const context = browser.contexts()[0];
  if (context === undefined) throw new Error("Electron has no browser context");
  return context.pages()[0] ?? (await context.waitForEvent("page"));
}

export async function launch(options: LaunchOptions): Promise<Launched> {
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), "berth-bench-"));
  rmSync(path.join(dataDir, portFile), { force: true });
  const spawnedAt = Date.now();
  const child = spawn(options.runtime, [options.app, `--user-data-dir=${dataDir}`, ...switches], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, BERTH_DATA_DIR: dataDir, ...options.env },
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  if (child.pid === undefined) throw new Error(`${options.runtime} could not be started`);
  const browser = await chromium.connectOverCDP(await debuggingAddress(dataDir, child));
  const page = await firstPage(browser);
  return {
    pid: child.pid,
    page,
    spawnedAt,
    async close() {
      await browser.close();
      child.kill("SIGTERM");
      await ended;
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
