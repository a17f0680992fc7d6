import { expect, test } from "./support/fixtures.ts";
import { openContainers } from "./support/pages.ts";

test("what the docker command does shows by itself: create, start, stop, rename, remove", async ({
  page,
  engine,
  prefix,
  mine,
}) => {
  const name = `${prefix}-live`;
  const renamed = `${prefix}-renamed`;
  const { row, action } = await openContainers(page, prefix);

  await test.step("create", async () => {
    await engine.cli("create", "--name", name, ...mine, "--stop-timeout", "1", "busybox", "sleep", "3600");
    await expect(row(name)).toContainText("Created");
    await expect(row(name)).toContainText("busybox");
  });
  await test.step("start", async () => {
    await engine.cli("start", name);
    await expect(row(name)).toContainText("Up");
    await expect(action("Stop", name)).toBeAttached();
  });
  await test.step("stop", async () => {
    await engine.cli("stop", "--time", "0", name);
    await expect(row(name)).toContainText("Killed");
    await expect(action("Start", name)).toBeAttached();
  });
  await test.step("rename", async () => {
    await engine.cli("rename", name, renamed);
    await expect(row(renamed)).toBeVisible();
    await expect(row(name)).toHaveCount(0);
  });
  await test.step("remove", async () => {
    await engine.cli("rm", renamed);
    await expect(row(renamed)).toHaveCount(0);
  });
});

test("a row's buttons start, stop and restart its container", async ({ page, engine, prefix, mine }) => {
  const name = `${prefix}-acts`;
  const state = (what: string) => engine.cli("inspect", "--format", `{{.State.${what}}}`, name);
  await engine.cli("create", "--name", name, ...mine, "--stop-timeout", "1", "busybox", "sleep", "3600");
  const { row, action } = await openContainers(page, prefix);

  await row(name).hover();
  await action("Start", name).click();
  await expect.poll(() => state("Running")).toBe("true");
  await expect(row(name)).toContainText("Up");

  const before = await state("StartedAt");
  await row(name).hover();
  await action("Restart", name).click();
  await expect.poll(() => state("StartedAt"), { timeout: 30_000 }).not.toBe(before);

  await row(name).hover();
  await action("Stop", name).click();
  await expect.poll(() => state("Running"), { timeout: 30_000 }).toBe("false");
  await expect(action("Start", name)).toBeAttached();
});
