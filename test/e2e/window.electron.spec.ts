import { once } from "node:events";
import { rm } from "node:fs/promises";
import type { ElectronApplication } from "@playwright/test";
import { expect, test } from "./support/fixtures.ts";
import { makeDataDir } from "./support/launch.ts";
import { sidebar } from "./support/pages.ts";
import { clickTray, readTray } from "./support/tray.ts";

/** Closes the window as its button does. */
const closeWindow = (electron: ElectronApplication) =>
  electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    setImmediate(() => window?.close());
  });

test("without a tray, closing the window quits Berth", async ({ launch }) => {
  const { electron, page } = await launch();
  if (!electron) throw new Error("this is no Electron");
  await sidebar(page).ready();
  const exit = once(electron.process(), "exit");
  await closeWindow(electron);
  expect((await exit)[0]).toBe(0);
});

test("with a tray, Berth stays, and the tray opens the window again", async ({ launch }) => {
  const { electron, page } = await launch({ env: { BERTH_TEST: "1" } });
  if (!electron) throw new Error("this is no Electron");
  await sidebar(page).ready();
  await expect.poll(async () => (await readTray(electron)).map(({ label }) => label)).toContain("Open Berth");
  await closeWindow(electron);
  const windows = () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  await expect.poll(windows).toBe(0);

  const [opened] = await Promise.all([electron.waitForEvent("window"), clickTray(electron, "Open Berth")]);
  await sidebar(opened).ready();
});

test("the window comes back with the size and place that it had", async ({ launch }) => {
  const dataDir = await makeDataDir();
  try {
    const before = { x: 60, y: 40, width: 1010, height: 707 };
    const first = await launch({ dataDir });
    await sidebar(first.page).ready();
    await first.electron?.evaluate(({ BrowserWindow }, bounds) => {
      BrowserWindow.getAllWindows()[0]?.setBounds(bounds);
    }, before);
    await first.close();

    const second = await launch({ dataDir });
    await sidebar(second.page).ready();
    const bounds = await second.electron?.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBounds(),
    );
    expect(bounds).toEqual(before);
    // Before its folder goes: it still writes there.
    await second.close();
  } finally {
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
});
