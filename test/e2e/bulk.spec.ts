import { expect, test } from "./support/fixtures.ts";
import { openContainers } from "./support/pages.ts";

test("several containers are removed at once, after one question; the others stay", async ({
  page,
  engine,
  prefix,
  mine,
}) => {
  const [stopped, running, other, stays] = ["a", "b", "c", "stays"].map((name) => `${prefix}-${name}`) as [
    string,
    string,
    string,
    string,
  ];
  await engine.cli("create", "--name", stopped, ...mine, "busybox", "true");
  await engine.cli("run", "--detach", "--name", running, ...mine, "busybox", "sleep", "3600");
  await engine.cli("create", "--name", other, ...mine, "busybox", "true");
  await engine.cli("run", "--detach", "--name", stays, ...mine, "busybox", "sleep", "3600");
  const { row, select, bulk } = await openContainers(page, prefix);

  for (const name of [stopped, running, other]) {
    await row(name).hover();
    await select(name).check();
  }
  await bulk.getByRole("button", { name: "Remove…" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toBeVisible();
  for (const name of [stopped, running, other]) await expect(question).toContainText(name);
  await expect(question).not.toContainText(stays);
  await question.getByRole("button", { name: /^Remove/ }).click();

  for (const name of [stopped, running, other]) await expect(row(name)).toHaveCount(0);
  await expect(row(stays)).toContainText("Up");
  const left = () => engine.cli("ps", "--all", "--filter", `name=${prefix}`, "--format", "{{.Names}}");
  await expect.poll(left).toBe(stays);
});
