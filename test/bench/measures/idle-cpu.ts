/** CPU seconds of all processes over a while in which nothing happens. */
import { setTimeout as delay } from "node:timers/promises";
import { _electron } from "@playwright/test";
import type { LaunchOptions } from "../launch.ts";
import { cpuSeconds } from "../processes.ts";

/** How long is measured, seconds. */
export const IDLE_SECONDS = 20;
const SETTLE = 5_000;

export interface IdleCpu {
  readonly visible: number;
  readonly hidden: number;
}

async function overAWhile(pid: number): Promise<number> {
  await delay(SETTLE);
  const before = cpuSeconds(pid);
  await delay(IDLE_SECONDS * 1000);
  return cpuSeconds(pid) - before;
}

/** Started through Playwright, for the window must be hidden from inside the app. The bare window is, too. */
export async function idleCpu(options: LaunchOptions & { readonly dataDir: string }, ready: string): Promise<IdleCpu> {
  const app = await _electron.launch({
    executablePath: options.runtime,
    args: [options.app, `--user-data-dir=${options.dataDir}`, "--disable-gpu"],
    env: { ...(process.env as Record<string, string>), BERTH_DATA_DIR: options.dataDir, ...options.env },
  });
  try {
    const page = await app.firstWindow();
    await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, ready, { timeout: 60_000 });
    const pid = app.process().pid;
    if (pid === undefined) throw new Error("Electron has no process id");
    const visible = await overAWhile(pid);
    await app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.hide();
    });
    return { visible, hidden: await overAWhile(pid) };
  } finally {
    await app.close();
  }
}
