/** A container's log as Berth has it, and as `docker logs` has it. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import type { RunEngine } from "./engine.ts";
import type { Berth } from "./launch.ts";
import { containerPage } from "./pages.ts";

/** The lines that Berth holds, through its own "Copy all". */
export async function shownLines(berth: Berth): Promise<string[]> {
  await containerPage(berth.page).logAction("Copy all");
  return (await berth.clipboard()).replace(/\n$/, "").split("\n");
}

/** The lines of the file that "Save" writes. */
export async function savedLines(berth: Berth): Promise<string[]> {
  const save = () => containerPage(berth.page).tool("Save").click();
  const path = berth.electron
    ? await savedByWindow(berth.electron, join(berth.dataDir, "saved.log"), save)
    : await savedByBrowser(berth.page, save);
  return (await readFile(path, "utf8")).replace(/\n$/, "").split("\n");
}

async function savedByBrowser(page: Page, save: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), save()]);
  return download.path();
}

/** The window asks where to: main answers in the person's place. */
async function savedByWindow(electron: ElectronApplication, path: string, save: () => Promise<void>): Promise<string> {
  const saved = electron.evaluate(({ session }, to) => {
    return new Promise<string>((resolve) => {
      session.defaultSession.once("will-download", (_event, item) => {
        item.setSavePath(to);
        item.once("done", (__, state) => resolve(state));
      });
    });
  }, path);
  await save();
  const state = await saved;
  if (state !== "completed") throw new Error(`The file was not saved: ${state}`);
  return path;
}

/** The lines that the engine has, with their timestamps, which Berth shows too unless told otherwise. */
export async function engineLines(engine: RunEngine, name: string): Promise<string[]> {
  return (await engine.cli("logs", "--timestamps", name)).split("\n");
}

/** The first place where two logs differ, in words; null when they are equal. Whole logs would drown the message. */
export function firstDifference(shown: readonly string[], expected: readonly string[]): string | null {
  const at = expected.findIndex((line, index) => shown[index] !== line);
  if (at >= 0) return `line ${at + 1} is ${JSON.stringify(shown[at])}, should be ${JSON.stringify(expected[at])}`;
  return shown.length === expected.length ? null : `${shown.length} lines, should be ${expected.length}`;
}
