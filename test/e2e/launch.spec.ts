import { webImage } from "./support/catalogue.ts";
import { expect, test } from "./support/fixtures.ts";
import { homePage, launchSheet, sidebar } from "./support/pages.ts";

test("search, one click, and the container runs with its port answering", async ({ page, engine, runId }) => {
  await sidebar(page).ready();
  await sidebar(page).newContainer.click();
  const { search, card } = homePage(page);
  await search.fill("berth-e2e");
  await card(webImage).getByRole("button", { name: "Create", exact: true }).click();

  const filter = ["--filter", `label=berth.test=${runId}`, "--filter", "status=running"];
  const name = () => engine.cli("ps", ...filter, "--format", "{{.Names}}");
  await expect.poll(name, { timeout: 30_000 }).not.toBe("");
  await expect(page.getByRole("heading", { level: 1, name: await name() })).toBeVisible();

  const published = await engine.cli("port", await name(), "8080/tcp");
  const port = published.split("\n")[0]?.split(":").at(-1);
  await expect(page.getByText(`${port}`).first()).toBeVisible();
  const answer = await fetch(`http://localhost:${port}/`);
  expect(await answer.text()).toContain("Hello from Berth");
});

test("one click twice makes two containers, each with a name and a port of its own", async ({
  page,
  engine,
  runId,
}) => {
  const { search, card } = homePage(page);
  for (const count of [1, 2]) {
    await sidebar(page).newContainer.click();
    await search.fill("berth-e2e");
    await card(webImage).getByRole("button", { name: "Create", exact: true }).click();
    const running = async () => {
      const ids = await engine.cli("ps", "--quiet", "--filter", `label=berth.test=${runId}`);
      return ids.split("\n").filter(Boolean).length;
    };
    await expect.poll(running, { timeout: 30_000 }).toBe(count);
    await expect(page.getByRole("heading", { level: 1, name: /web/ })).toBeVisible();
  }
});

test("Customise: name, command, environment and restart policy are what was filled in", async ({
  page,
  engine,
  prefix,
}) => {
  await sidebar(page).ready();
  await sidebar(page).newContainer.click();
  const { search, card } = homePage(page);
  await search.fill("busybox");
  await card("busybox").first().getByRole("button", { name: "Customise…" }).click();
  const { sheet, field, create } = launchSheet(page, "busybox");
  await expect(sheet).toBeVisible();
  await field("Name").fill(`${prefix}-custom`);
  await field("Command").fill("sh -c 'echo \"$GREETING\"; sleep 3600'");
  await create.click();
  const inspect = (format: string) => engine.tryCli("inspect", "--format", format, `${prefix}-custom`);
  await expect.poll(async () => (await inspect("{{.State.Running}}")).stdout.trim()).toBe("true");
  expect(JSON.parse((await inspect("{{json .Config.Cmd}}")).stdout)).toEqual([
    "sh",
    "-c",
    'echo "$GREETING"; sleep 3600',
  ]);
});
