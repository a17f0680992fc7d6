import { expect, test } from "./support/fixtures.ts";
import { containersPage, openContainer } from "./support/pages.ts";

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

  // The list that one goes up to, also after a reload, has the focus where one was.
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.keyboard.press("Escape");
  const { row } = containersPage(page);
  await expect(row(name)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

  await engine.cli("rm", "--force", name);
  await expect(page.getByText(/was removed/).first()).toBeVisible();
});
