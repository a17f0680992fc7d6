/** Where things are on Berth's pages, by role and name, as a person with a screen reader would find them. */
import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";

/** A name as a pattern: nothing in it is special. */
const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

export function sidebar(page: Page) {
  const bar = page.getByRole("complementary", { name: "Sidebar" });
  const containers = bar.getByRole("button", { name: /^Containers/ });
  const engine = bar.getByRole("button", { name: /^Engine: / });
  return {
    containers,
    engine,
    jobs: bar.getByRole("button", { name: /job/i }),
    newContainer: bar.getByRole("button", { name: "New container" }),
    /** Its accessible name while the engine answers. */
    connected: / Engine \d/,
    /** The engine answers and its containers are known. */
    ready: () => expect(containers).toHaveAccessibleName(/^Containers \d/),
  };
}

/** Opens the table with those that have the text in their name: a person's engine may have more than a screen shows. */
export async function openContainers(page: Page, text = "") {
  await sidebar(page).containers.click();
  const containers = containersPage(page);
  await containers.filter.fill(text);
  return containers;
}

export function containersPage(page: Page) {
  const grid = page.getByRole("grid", { name: "Containers" });
  const row = (name: string) => grid.getByRole("row", { name, exact: true });
  return {
    grid,
    row,
    filter: page.getByRole("searchbox", { name: "Filter containers" }),
    select: (name: string) => row(name).getByRole("checkbox"),
    /** What can be done to all that is selected. */
    bulk: page.getByRole("toolbar", { name: "Selected containers" }),
    action: (verb: "Start" | "Stop" | "Restart", name: string) =>
      row(name).getByRole("button", { name: `${verb} ${name}`, exact: true }),
  };
}

/** Opens a container's page from the table. */
export async function openContainer(page: Page, name: string) {
  const { row } = await openContainers(page, name);
  await row(name)
    .getByRole("link", { name, exact: true })
    .or(row(name).getByText(name, { exact: true }))
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return containerPage(page);
}

export function containerPage(page: Page) {
  const region = page.getByRole("region", { name: "Log", exact: true });
  return {
    title: page.getByRole("heading", { level: 1 }),
    log: region,
    /** The text of the lines that are in view. */
    lines: region.getByRole("log"),
    /** The same as it is drawn: with times, and cut or broken at the right edge. Screen readers get the lines instead. */
    painted: region.locator(".xterm-rows"),
    /** What takes the keys that scroll. */
    text: region.getByRole("group", { name: "Log text" }),
    find: region.getByRole("searchbox", { name: "Find in log" }),
    /** A button among the log's tools. */
    tool: (name: string) => region.getByRole("toolbar").getByRole("button", { name, exact: true }),
    stream: (name: string) => region.getByRole("radio", { name, exact: true }),
    /** Chooses an entry of the log's menu. */
    logAction: async (entry: string) => {
      await region.getByRole("button", { name: "More log actions" }).click();
      await page.getByRole("menu").getByText(entry, { exact: true }).click();
    },
    button: (name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" }),
  };
}

export function homePage(page: Page) {
  return {
    search: page.getByLabel("Search images"),
    card: (image: string) => page.getByRole("article", { name: image, exact: true }),
  };
}

/** The launch sheet for an image. */
export function launchSheet(page: Page, image: string) {
  const sheet = page.getByRole("dialog", { name: new RegExp(`^New container from ${literally(image)}`) });
  return {
    sheet,
    /** By the beginning of its name: what follows is a hint. */
    field: (label: string) => sheet.getByRole("textbox", { name: new RegExp(`^${literally(label)}`) }),
    create: sheet.getByRole("button", { name: "Create", exact: true }),
  };
}

export function jobs(page: Page) {
  return page.getByRole("region", { name: "Jobs" });
}
