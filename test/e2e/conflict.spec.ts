import { expect, test } from "./support/fixtures.ts";
import { homePage, launchSheet, openContainers, sidebar } from "./support/pages.ts";

test("a name that another container has is told apart, with a free one to take", async ({
  page,
  engine,
  prefix,
  mine,
}) => {
  const taken = `${prefix}-taken`;
  await engine.cli("create", "--name", taken, ...mine, "busybox", "true");
  await sidebar(page).ready();
  await sidebar(page).newContainer.click();
  const { search, card } = homePage(page);
  await search.fill("busybox");
  await card("busybox").first().getByRole("button", { name: "Customise…" }).click();
  const { sheet, field, create } = launchSheet(page, "busybox");
  await field("Name").fill(taken);
  await expect(sheet).toContainText(`${taken} is taken by another container.`);

  await sheet.getByRole("button", { name: /^Use / }).click();
  const free = await field("Name").inputValue();
  expect(free).not.toBe(taken);
  expect(free).toContain(taken);
  await field("Command").fill("sleep 3600");
  await create.click();

  const running = async () => (await engine.tryCli("inspect", "--format", "{{.State.Running}}", free)).stdout.trim();
  await expect.poll(running).toBe("true");
});

test("a rename to a name that another container has says so, and changes nothing", async ({
  page,
  engine,
  prefix,
  mine,
}) => {
  const [one, other] = [`${prefix}-one`, `${prefix}-other`];
  for (const name of [one, other]) await engine.cli("create", "--name", name, ...mine, "busybox", "true");
  const { row } = await openContainers(page, prefix);
  await row(one).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Rename…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(other);
  await dialog.getByRole("button", { name: "Rename", exact: true }).click();
  await expect(dialog).toContainText(other);
  await expect(dialog).toContainText(/in use|taken|already/i);
  expect(await engine.cli("ps", "--all", "--filter", `name=${one}`, "--format", "{{.Names}}")).toBe(one);
});
