/** The tray's menu, clicked as the desktop would. Electron has no register of trays: with BERTH_TEST main keeps it where tests find it. */
import type { ElectronApplication } from "@playwright/test";
import { expect, test } from "./support/fixtures.ts";

interface Item {
  readonly label: string;
  readonly enabled: boolean;
  readonly items: readonly Item[];
}

/** The menu as data. */
function readMenu(electron: ElectronApplication): Promise<readonly Item[]> {
  return electron.evaluate(() => {
    const view = (globalThis as { __berthTray?: { menu(): Electron.Menu } }).__berthTray;
    const read = (menu: Electron.Menu | undefined): Item[] =>
      (menu?.items ?? []).map(({ label, enabled, submenu }) => ({ label, enabled, items: read(submenu) }));
    return read(view?.menu());
  });
}

/** Clicks the item at that path of labels. */
async function click(electron: ElectronApplication, ...path: string[]): Promise<void> {
  await electron.evaluate((_electron, labels) => {
    const view = (globalThis as { __berthTray?: { menu(): Electron.Menu } }).__berthTray;
    let menu = view?.menu();
    let item: Electron.MenuItem | undefined;
    for (const label of labels) {
      item = menu?.items.find((one) => one.label === label);
      menu = item?.submenu;
    }
    if (!item) throw new Error(`the tray has no ${labels.join(" > ")}`);
    item.click();
  }, path);
}

test("the tray follows the engine, and its items act", async ({ launch, engine, prefix, mine }) => {
  const name = `${prefix}-web`;
  await engine.cli(
    "run",
    "--detach",
    "--name",
    name,
    ...mine,
    "--publish",
    "8080",
    "busybox",
    "httpd",
    "-f",
    "-p",
    "8080",
  );
  const port = (await engine.cli("port", name, "8080/tcp")).split("\n")[0]?.split(":").at(-1);
  const { electron, page } = await launch({ env: { BERTH_TEST: "1" } });
  if (!electron) throw new Error("this is no Electron");
  const entry = async () => (await readMenu(electron)).find((item) => item.label === name);
  const actions = async () => (await entry())?.items.map(({ label }) => label).filter(Boolean) ?? [];
  const running = () => engine.cli("inspect", "--format", "{{.State.Running}}", name);

  await test.step("a running container offers its port, logs, restart and stop", async () => {
    await expect.poll(actions).toEqual([`Open localhost:${port}`, "Logs", "Restart", "Stop"]);
  });

  await test.step("its port opens outside of Berth", async () => {
    await electron.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { __opened: opened });
      shell.openExternal = async (url) => void opened.push(url);
    });
    await click(electron, name, `Open localhost:${port}`);
    const opened = () => electron.evaluate(() => (globalThis as { __opened?: string[] }).__opened);
    await expect.poll(opened).toEqual([`http://localhost:${port}/`]);
  });

  await test.step("Stop stops it, and the menu then offers Start", async () => {
    await click(electron, name, "Stop");
    await expect.poll(running, { timeout: 30_000 }).toBe("false");
    await expect.poll(actions).toEqual(["Logs", "Start"]);
  });

  await test.step("Start starts it", async () => {
    await click(electron, name, "Start");
    await expect.poll(running).toBe("true");
  });

  await test.step("Restart restarts it", async () => {
    const startedAt = () => engine.cli("inspect", "--format", "{{.State.StartedAt}}", name);
    const before = await startedAt();
    await expect.poll(actions).toContain("Restart");
    await click(electron, name, "Restart");
    await expect.poll(startedAt, { timeout: 30_000 }).not.toBe(before);
  });

  await test.step("Logs and New container lead to their pages", async () => {
    await click(electron, name, "Logs");
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await click(electron, "New container…");
    await expect(page.getByLabel("Search images")).toBeVisible();
  });

  await test.step("a container that is removed is gone from the menu", async () => {
    await engine.cli("rm", "--force", name);
    await expect.poll(entry).toBeUndefined();
  });

  await test.step("Quit quits", async () => {
    const closed = electron.waitForEvent("close");
    await click(electron, "Quit").catch(() => {
      // The answer to the click may be lost with the process.
    });
    await closed;
  });
});
