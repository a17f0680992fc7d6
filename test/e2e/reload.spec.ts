import { canUseApt } from "../engine/debian.ts";
import { buildImage, bulkyLines } from "../engine/images.ts";
import { startRegistry } from "../engine/registry.ts";
import { startSlowLine } from "../engine/slow-line.ts";
import { expect, test } from "./support/fixtures.ts";
import { homePage, jobs, sidebar } from "./support/pages.ts";

test.skip(!canUseApt(), "needs a registry of its own, from Debian's packages");

test("a reload in the middle of a pull finds it again, and it ends with a running container", async ({
  page,
  engine,
  runId,
}) => {
  const registry = await startRegistry({ login: false });
  const line = await startSlowLine(registry.address, 150_000);
  try {
    const pushed = `${registry.address}/${runId}/bulky:1`;
    await buildImage(engine.host, { name: pushed, lines: bulkyLines(3, 512), run: runId });
    await engine.cli("push", pushed);
    await engine.cli("image", "rm", "--force", pushed);
    const image = `${line.address}/${runId}/bulky`;

    await sidebar(page).ready();
    await sidebar(page).newContainer.click();
    const { search, card } = homePage(page);
    await search.fill(`${image}:1`);
    await card(image).getByRole("button", { name: "Create", exact: true }).click();
    await line.passed(200_000);
    await page.reload();

    await expect(jobs(page)).toContainText(`Pulling ${image}:1`);
    expect((await engine.tryCli("image", "inspect", `${image}:1`)).code).not.toBe(0);
    line.setSpeed(Number.POSITIVE_INFINITY);
    const running = () => engine.cli("ps", "--quiet", "--filter", `ancestor=${image}:1`);
    await expect
      .poll(async () => (await engine.tryCli("image", "inspect", `${image}:1`)).code, { timeout: 30_000 })
      .toBe(0);
    await expect.poll(running).not.toBe("");
    await sidebar(page).jobs.click();
    await expect(jobs(page)).toContainText("is ready");
  } finally {
    await line.stop();
    await registry.stop();
  }
});

test("a pull is cancelled, and nothing is made", async ({ page, engine, runId }) => {
  const registry = await startRegistry({ login: false });
  const line = await startSlowLine(registry.address, 50_000);
  try {
    const pushed = `${registry.address}/${runId}/cancelled:1`;
    await buildImage(engine.host, { name: pushed, lines: bulkyLines(2, 512), run: runId });
    await engine.cli("push", pushed);
    await engine.cli("image", "rm", "--force", pushed);
    const image = `${line.address}/${runId}/cancelled`;

    await sidebar(page).ready();
    await sidebar(page).newContainer.click();
    const { search, card } = homePage(page);
    await search.fill(`${image}:1`);
    await card(image).getByRole("button", { name: "Create", exact: true }).click();
    await line.passed(50_000);
    await card(image)
      .getByRole("button", { name: /^Cancel / })
      .click();
    await expect(card(image).getByRole("button", { name: "Create", exact: true })).toBeVisible();
    expect((await engine.tryCli("image", "inspect", `${image}:1`)).code).not.toBe(0);
    expect(await engine.cli("ps", "--all", "--quiet", "--filter", `ancestor=${image}:1`)).toBe("");
  } finally {
    await line.stop();
    await registry.stop();
  }
});
