import { askEngine, callEngine, each } from "../engine/api.ts";
import { expect, test } from "./support/fixtures.ts";
import { openContainers, sidebar } from "./support/pages.ts";

test("1,000 containers are listed, found and scrolled through", async ({ launch, engine, prefix, runId }) => {
  test.setTimeout(240_000);
  const names = Array.from({ length: 1000 }, (_, index) => `${prefix}-${String(index + 1).padStart(4, "0")}`);
  const ids: string[] = [];
  try {
    const body = { Image: "busybox", Cmd: ["true"], Labels: { "berth.test": runId } };
    await each(names, 8, async (name) => {
      const made = await askEngine<{ Id: string }>(engine.socket, "POST", `/containers/create?name=${name}`, body);
      ids.push(made.Id);
    });
    const all = (await engine.cli("ps", "--all", "--quiet")).split("\n").length;

    const { page } = await launch();
    await expect(sidebar(page).containers).toHaveAccessibleName(`Containers ${all.toLocaleString("en")}`);
    const { grid, row, filter } = await openContainers(page, prefix);
    await expect(row(names[0] ?? "")).toBeVisible();
    // Only what can be seen is drawn.
    expect(await grid.getByRole("row").count()).toBeLessThan(120);
    // The scrollbar takes room from the rows; the heads still stand over their columns.
    await expect(async () => {
      const cells = row(names[0] ?? "").getByRole("gridcell");
      const heads = grid.getByRole("columnheader");
      for (const column of [1, 2, 3, 4]) {
        const [head, cell] = [await heads.nth(column).boundingBox(), await cells.nth(column).boundingBox()];
        expect(head?.x).toBeCloseTo(cell?.x ?? 0, 0);
      }
    }).toPass({ timeout: 15_000 });

    await grid.hover();
    await page.mouse.wheel(0, 100_000);
    await expect(row(names.at(-1) ?? "")).toBeVisible();
    await filter.fill(`${prefix}-0777`);
    await expect(row(`${prefix}-0777`)).toBeVisible();
    await expect(row(names[0] ?? "")).toHaveCount(0);
  } finally {
    await each(ids, 8, (id) => callEngine(engine.socket, "DELETE", `/containers/${id}?force=1`));
  }
});
