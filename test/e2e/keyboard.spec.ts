/** The whole job without a pointer: each step leaves the focus where the next one needs it. */
import type { Page } from "@playwright/test";
import { webImage } from "./support/catalogue.ts";
import { expect, test } from "./support/fixtures.ts";
import { containerPage, containersPage, homePage, launchSheet, openContainers, sidebar } from "./support/pages.ts";

/** What has the focus is drawn as such. */
async function expectRing(page: Page) {
  const ring = await page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) return "nothing has the focus";
    // A field's ring is its wrapper's.
    const drawn = [activeElement, activeElement.parentElement].filter((element) => element !== null);
    return drawn.some((element) => getComputedStyle(element).boxShadow !== "none") ? "" : activeElement.outerHTML;
  });
  expect(ring).toBe("");
}

test("list, log, find and back, by keys alone", async ({ page, engine, prefix, mine }) => {
  const [first, second] = [`${prefix}-keys-1`, `${prefix}-keys-2`];
  for (const name of [first, second]) {
    const program = "echo red harbour; echo blue harbour; sleep 3600";
    await engine.cli("run", "--detach", "--name", name, ...mine, "--stop-timeout", "1", "busybox", "sh", "-c", program);
  }
  await sidebar(page).ready();
  await page.keyboard.press("Control+1");
  const { grid, row, filter } = containersPage(page);
  await expect(grid).toBeVisible();

  await page.keyboard.press("/");
  await expect(filter).toBeFocused();
  await page.keyboard.type(`${prefix}-keys`);
  await page.keyboard.press("ArrowDown");
  await expect(page.locator('[role="row"]:focus')).toBeVisible();
  await page.keyboard.press("End");
  await expect(row(second)).toBeFocused();
  await expectRing(page);

  await page.keyboard.press("Enter");
  const { title, lines, text } = containerPage(page);
  await expect(title).toHaveText(second);
  // The keys that scroll are the log's at once.
  await expect(text).toBeFocused();
  await expect(lines).toContainText("blue harbour");
  await page.keyboard.press("Control+f");
  await page.keyboard.type("harbour");
  await expect(page.getByText("2 found")).toBeVisible();
  await expectRing(page);
  await page.keyboard.press("Enter");
  await expect(page.getByText("2 of 2")).toBeVisible();
  // The first clears the search, the second leaves the page.
  await page.keyboard.press("Escape");
  await expect(page.getByRole("searchbox", { name: "Find in log" })).toHaveValue("");
  await expect(title).toHaveText(second);
  await page.keyboard.press("Escape");
  await expect(row(second)).toBeFocused();

  await page.keyboard.press("s");
  await expect.poll(() => engine.cli("inspect", "--format", "{{.State.Running}}", second)).toBe("false");
  await page.keyboard.press("Delete");
  await expect(page.getByRole("alertdialog").getByRole("button", { name: "Keep it" })).toBeFocused();
  await expectRing(page);
  await page.keyboard.press("Escape");
  await expect(row(second)).toBeFocused();
  await page.keyboard.press("Delete");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(row(second)).toHaveCount(0);
  await expect(row(first)).toBeFocused();
});

test("all keys are shown by one, and the focus comes back", async ({ page, engine, prefix, mine }) => {
  await engine.cli("create", "--name", `${prefix}-key`, ...mine, "busybox", "true");
  await sidebar(page).ready();
  const { row } = await openContainers(page, `${prefix}-key`);
  await row(`${prefix}-key`).focus();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await expect(keys.getByText("Switch engine")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(keys).toHaveCount(0);
  await expect(row(`${prefix}-key`)).toBeFocused();

  await page.keyboard.press("Control+e");
  const engines = page.getByRole("dialog", { name: "Engines" });
  await expect(engines.locator('[aria-current="true"]')).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(engines.getByRole("button", { name: /^Demo engine/ })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(engines).toHaveCount(0);
});

test("search, tags, customise and create, by keys alone", async ({ page, engine, prefix }) => {
  await sidebar(page).ready();
  await page.keyboard.press("Control+n");
  const { search, card } = homePage(page);
  await expect(search).toBeFocused();
  await page.keyboard.type("berth-e2e");
  await expect(card(webImage)).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(card(webImage)).toBeFocused();
  await expectRing(page);

  await page.keyboard.press("t");
  const tags = page.getByRole("combobox", { name: "Filter tags" });
  await expect(tags).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(tags).toHaveCount(0);

  await card(webImage).focus();
  await page.keyboard.press("Control+Enter");
  const { field, sheet } = launchSheet(page, webImage);
  await expect(field("Name")).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(`${prefix}-typed`);
  await page.keyboard.press("Control+Enter");
  await expect(sheet).toHaveCount(0, { timeout: 30_000 });
  await expect(containerPage(page).title).toHaveText(`${prefix}-typed`, { timeout: 30_000 });
  await expect.poll(() => engine.cli("inspect", "--format", "{{.State.Running}}", `${prefix}-typed`)).toBe("true");
});
