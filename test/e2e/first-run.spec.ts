import { expect, test } from "./support/fixtures.ts";
import { openContainers, sidebar } from "./support/pages.ts";

test("no engine: says what is wrong and what helps, and the demo engine is one click away", async ({ launch }) => {
  const { page } = await launch({ env: { DOCKER_HOST: "unix:///nowhere/docker.sock" } });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("list", { name: "What was checked" })).toContainText("/nowhere/docker.sock");
  await expect(page.getByRole("button", { name: "Retry" })).toBeVisible();

  await page.getByRole("button", { name: "Try the demo engine" }).click();
  await sidebar(page).ready();
  const { grid } = await openContainers(page);
  await expect(grid.getByRole("row", { name: /.+/ }).nth(5)).toBeVisible();
});

test("an address that is none is told apart from an engine that does not answer", async ({ launch }) => {
  const { page } = await launch({ env: { DOCKER_HOST: "tcp://127.0.0.1:9" } });
  await expect(page.getByRole("list", { name: "What was checked" })).toBeVisible();
  const unanswered = await page.getByRole("heading", { level: 1 }).textContent();
  const other = await launch({ env: { DOCKER_HOST: "carrier-pigeon://loft" } });
  await expect(other.page.getByRole("list", { name: "What was checked" })).toBeVisible();
  expect(await other.page.getByRole("heading", { level: 1 }).textContent()).not.toBe(unanswered);
});
