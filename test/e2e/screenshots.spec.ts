/** Pictures of each page, light and dark, in test-results/screenshots: to be looked at by people. */
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { buildImage, webLines } from "../engine/images.ts";
import { mirror, type RunEngine } from "./support/engine.ts";
import { expect, test } from "./support/fixtures.ts";
import { root } from "./support/launch.ts";
import { containerPage, homePage, launchSheet, openContainer, openContainers, sidebar } from "./support/pages.ts";

const themes = { light: "Light", dark: "Dark" } as const;

/** Writes `NAME-light.png` and `NAME-dark.png`. */
async function picture(page: Page, name: string): Promise<void> {
  for (const [theme, entry] of Object.entries(themes)) {
    await setTheme(page, entry, theme);
    const path = join(root, "test-results/screenshots", test.info().project.name, `${name}-${theme}.png`);
    await page.screenshot({ path, animations: "disabled" });
  }
}

/** Through the page's own switch, where the page has one that can be reached; a sheet lies over it. */
async function setTheme(page: Page, entry: string, theme: string): Promise<void> {
  const button = page.getByRole("complementary", { name: "Sidebar" }).getByRole("button", { name: "Theme" });
  const reachable = (await button.count()) > 0 && (await page.getByRole("dialog").count()) === 0;
  if (reachable) {
    await button.click();
    await page.getByRole("menuitemradio", { name: entry }).click();
    await expect(page.getByRole("menu")).toHaveCount(0);
  } else {
    await page.evaluate((value) => {
      document.documentElement.dataset.theme = value;
    }, theme);
  }
  await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
}

const access = [
  'i=0; while [ $i -lt 400 ]; do i=$((i+1)); echo "172.18.0.1 - - GET /products/$((i * 37 % 911)) 200 $((i * 13 % 90)) ms";',
  '[ $((i % 23)) = 0 ] && printf "\\033[33mWARN\\033[0m slow query, %s ms\\n" $((900 + i)) >&2; done;',
  'while true; do echo "172.18.0.1 - - GET /healthz 200 1 ms"; sleep 2; done',
].join(" ");

/** A small shop, and what else may lie about. */
async function populate(engine: RunEngine, prefix: string, mine: readonly string[], image: string): Promise<string> {
  // On an engine of ours the names are nobody else's anyway, and look better short.
  const own = (name: string) => (mirror ? name : `${prefix}-${name}`);
  const service = (name: string) => [
    "--label",
    "com.docker.compose.project=shop",
    "--label",
    `com.docker.compose.service=${name}`,
  ];
  const detached = (name: string, ...more: string[]) =>
    engine.cli("run", "--detach", "--name", own(name), ...mine, ...more);
  const web = own("shop-web-1");
  await detached("shop-web-1", ...service("web"), "--publish", "8080:8080", "busybox", "sh", "-c", access);
  await detached(
    "shop-db-1",
    ...service("db"),
    "--health-cmd",
    "true",
    "--health-interval",
    "1s",
    "busybox",
    "sleep",
    "3600",
  );
  await engine.tryCli(
    "run",
    "--name",
    own("shop-worker-1"),
    ...mine,
    ...service("worker"),
    "busybox",
    "sh",
    "-c",
    "echo no queue; exit 3",
  );
  await detached("hello", "--publish", "8088:8080", image);
  await engine.cli("create", "--name", own("backup"), ...mine, "busybox", "tar");
  await detached("paused", "busybox", "sleep", "3600");
  await engine.cli("pause", own("paused"));
  return web;
}

test("pictures of every page", async ({ launch, engine, prefix, mine, runId }) => {
  test.setTimeout(180_000);
  const image = "berth-e2e/hello:1";
  await buildImage(engine.host, { name: image, lines: webLines, run: runId });
  const web = await populate(engine, prefix, mine, image);
  const { page } = await launch();
  await sidebar(page).ready();

  const { row, select } = await openContainers(page);
  await expect(row(web)).toContainText("Up");
  await picture(page, "containers");
  await select(web).check();
  await picture(page, "containers-selected");
  await page.getByRole("button", { name: "Remove…", exact: true }).click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await page.getByRole("alertdialog").getByRole("button", { name: "Keep it" }).click();

  await openContainer(page, web);
  await expect(containerPage(page).lines).toContainText("GET /healthz");
  await picture(page, "container-logs");
  await page.getByRole("tab", { name: "Inspect" }).click();
  await expect(page.getByText('"Id"').first()).toBeVisible();
  await picture(page, "container-inspect");

  const { search, card } = homePage(page);
  await sidebar(page).newContainer.click();
  await picture(page, "home");
  await search.fill("berth");
  await expect(card("berth-e2e/web")).toBeVisible();
  await picture(page, "home-search");
  await card("berth-e2e/hello").getByRole("button", { name: "Customise…" }).click();
  const { sheet, field } = launchSheet(page, "berth-e2e/hello");
  await field("Name").fill(web);
  await expect(sheet).toContainText("is taken by another container");
  await picture(page, "launch");
});

test("pictures of a page without an engine", async ({ launch }) => {
  const { page } = await launch({ env: { DOCKER_HOST: "unix:///nowhere/docker.sock" } });
  await expect(page.getByRole("button", { name: "Retry" })).toBeVisible();
  await expect(page.getByRole("list", { name: "What was checked" })).toBeVisible();
  await picture(page, "first-run");
});
