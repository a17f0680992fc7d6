import { expect, test } from "./support/fixtures.ts";
import { openContainer } from "./support/pages.ts";

test("a container's page acts on it, and says so when it is removed elsewhere", async ({
  page,
  engine,
  prefix,
  mine,
}) => {
  const name = `${prefix}-page`;
  await engine.cli("run", "--detach", "--name", name, ...mine, "--stop-timeout", "1", "busybox", "sleep", "3600");
  const { button } = await openContainer(page, name);
  const running = () => engine.cli("inspect", "--format", "{{.State.Running}}", name);

  await button("Stop").click();
  await expect.poll(running).toBe("false");
  await button("Start").click();
  await expect.poll(running).toBe("true");

  await page.getByRole("tab", { name: "Inspect" }).click();
  await expect(page.getByText(await engine.cli("inspect", "--format", "{{.Id}}", name)).first()).toBeVisible();

  await engine.cli("rm", "--force", name);
  await expect(page.getByText(/was removed/).first()).toBeVisible();
});
