/** The tray's menu, clicked as the desktop would. */
import { expect, test } from "./support/fixtures.ts";
import { clickTray, readTray } from "./support/tray.ts";

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
  const entry = async () => (await readTray(electron)).find((item) => item.label === name);
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
    await clickTray(electron, name, `Open localhost:${port}`);
    const opened = () => electron.evaluate(() => (globalThis as { __opened?: string[] }).__opened);
    await expect.poll(opened).toEqual([`http://localhost:${port}/`]);
  });

  await test.step("Stop stops it, and the menu then offers Start", async () => {
    await clickTray(electron, name, "Stop");
    await expect.poll(running, { timeout: 30_000 }).toBe("false");
    await expect.poll(actions).toEqual(["Logs", "Start"]);
  });

  await test.step("Start starts it", async () => {
    await clickTray(electron, name, "Start");
    await expect.poll(running).toBe("true");
  });

  await test.step("Restart restarts it", async () => {
    const startedAt = () => engine.cli("inspect", "--format", "{{.State.StartedAt}}", name);
    const before = await startedAt();
    await expect.poll(actions).toContain("Restart");
    await clickTray(electron, name, "Restart");
    await expect.poll(startedAt, { timeout: 30_000 }).not.toBe(before);
  });

  await test.step("Logs and New container lead to their pages", async () => {
    await clickTray(electron, name, "Logs");
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await clickTray(electron, "New container…");
    await expect(page.getByLabel("Search images")).toBeVisible();
  });

  await test.step("a container that is removed is gone from the menu", async () => {
    await engine.cli("rm", "--force", name);
    await expect.poll(entry).toBeUndefined();
  });

  await test.step("Quit quits", async () => {
    const closed = electron.waitForEvent("close");
    await clickTray(electron, "Quit");
    await closed;
  });
});
