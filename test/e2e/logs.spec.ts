import { expect, test } from "./support/fixtures.ts";
import { engineLines, firstDifference, savedLines, shownLines } from "./support/logs.ts";
import { openContainer } from "./support/pages.ts";

/** Writes without a pause until told to end, then says so in its last line. */
const chatter = 'i=0; while [ $i -lt 30000 ]; do i=$((i+1)); echo "line $i of many"; done; echo finished; sleep 3600';

test("the log of a chatty container is complete and in order", async ({ berth, engine, prefix, mine }) => {
  const name = `${prefix}-chatty`;
  await engine.cli("run", "--detach", "--name", name, ...mine, "busybox", "sh", "-c", chatter);
  const { lines, logAction } = await openContainer(berth.page, name);
  await logAction("All from the start");
  await expect(lines).toContainText("finished", { timeout: 30_000 });
  const expected = await engineLines(engine, name);
  expect(expected).toHaveLength(30_001);
  await expect.poll(async () => firstDifference(await shownLines(berth), expected), { timeout: 30_000 }).toBeNull();
  expect(firstDifference(await savedLines(berth), expected)).toBeNull();
});

test("new lines follow; scrolled up they wait, and say how many", async ({ berth, engine, prefix, mine }) => {
  const name = `${prefix}-follow`;
  const script =
    'seq 1 500; while true; do if [ -e /tmp/go ]; then seq 501 600; echo "more $(cat /tmp/go)"; rm /tmp/go; fi; sleep 0.1; done';
  const go = (word: string) => engine.cli("exec", name, "sh", "-c", `echo ${word} > /tmp/go`);
  await engine.cli("run", "--detach", "--name", name, ...mine, "busybox", "sh", "-c", script);
  const { lines, log, text, tool, button } = await openContainer(berth.page, name);
  await expect(lines).toContainText("500");
  const follow = tool("Follow");
  await expect(follow).toHaveAttribute("aria-pressed", "true");

  await log.hover();
  await berth.page.mouse.wheel(0, -3000);
  await expect(lines).not.toContainText("500");
  await expect(follow).toHaveAttribute("aria-pressed", "false");
  const read = await lines.textContent();
  await go("once");
  const waiting = button(/101 new lines/);
  await expect(waiting).toBeVisible();
  await expect(lines).toHaveText(read ?? "");
  await waiting.click();
  await expect(lines).toContainText("more once");
  await expect(follow).toHaveAttribute("aria-pressed", "true");

  await text.press("PageUp");
  await expect(lines).not.toContainText("more once");
  await text.press("End");
  await expect(follow).toHaveAttribute("aria-pressed", "true");
  await go("twice");
  await expect(lines).toContainText("more twice");
});

test("lines are found, told apart by stream, and shown as one likes", async ({ berth, engine, prefix, mine }) => {
  const name = `${prefix}-read`;
  const script = [
    'for i in $(seq 1 40); do echo "boat $i in the harbour"; done',
    'echo "$(seq -s " " 1 120) far end"',
    // The engine reads the two streams side by side: at once, either may come first.
    "sleep 0.5; echo 'fire on the pier' >&2",
    "sleep 3600",
  ].join("; ");
  await engine.cli("run", "--detach", "--name", name, ...mine, "busybox", "sh", "-c", script);
  const { page } = berth;
  const { lines, painted, text, log, find, tool, stream } = await openContainer(page, name);
  await expect(lines).toContainText("fire on the pier");

  await page.keyboard.press("Control+f");
  await expect(find).toBeFocused();
  await page.keyboard.type("HARBOUR");
  const count = log.getByRole("status");
  await expect(count).toHaveText("40 found");
  // The nearest is the newest; after it the search goes round.
  await page.keyboard.press("Enter");
  await expect(count).toHaveText("40 of 40");
  await page.keyboard.press("F3");
  await expect(count).toHaveText("1 of 40");
  await expect(lines).toContainText("boat 1 in the harbour");
  await page.keyboard.press("Shift+F3");
  await expect(count).toHaveText("40 of 40");
  await tool("Previous match").click();
  await expect(count).toHaveText("39 of 40");
  await tool("Next match").click();
  await expect(count).toHaveText("40 of 40");
  await tool("Show only matching lines").click();
  await expect(lines).not.toContainText("fire on the pier");
  await find.fill("whale");
  await expect(count).toHaveText("None");
  await expect(tool("Next match")).toBeDisabled();
  await find.press("Escape");
  await expect(find).toHaveValue("");
  await text.press("End");
  await expect(lines).toContainText("fire on the pier");

  const [more, tip] = [tool("More log actions"), page.getByRole("tooltip")];
  await more.click();
  await page.keyboard.press("Escape");
  await expect(more).toBeFocused();
  await expect(tip).toHaveCount(0);
  await page.keyboard.press("Shift+Tab");
  await expect(tip).toHaveText("Save as a file");
  // Also when nothing had the focus, as after a click on plain ground.
  await tool("Save").blur();
  await expect(tip).toHaveCount(0);
  await page.keyboard.press("Tab");
  await expect(more).toBeFocused();
  await expect(tip).toHaveText("More log actions");

  await stream("stderr").click();
  await expect(lines).toHaveText("fire on the pier");
  // A click selects nothing that could be copied.
  await text.click();
  await more.click();
  await expect(page.getByRole("menuitem", { name: "Copy selection" })).toBeDisabled();
  await page.getByRole("menuitem", { name: "Copy all" }).click();
  await expect(page.getByText("Copied 1 line.")).toBeVisible();
  expect(await berth.clipboard()).toMatch(/^\S+ fire on the pier\n$/);
  await stream("stdout").click();
  await expect(lines).toContainText("far end");
  await expect(lines).not.toContainText("fire on the pier");
  await stream("Both").click();
  await expect(lines).toContainText("fire on the pier");

  const time = /\d\d:\d\d:\d\d\.\d{3}/;
  await expect(painted).toContainText(time);
  await tool("Timestamps").click();
  await expect(painted).not.toContainText(time);
  await expect(painted).toContainText("far end");
  await tool("Wrap lines").click();
  await expect(painted).not.toContainText("far end");
  // Further than there is text.
  for (let press = 0; press < 50; press++) await text.press("ArrowRight");
  await expect(painted).toContainText("far end");
  await text.press("Home");
  await find.fill("1 2 3 4");
  await find.press("Enter");
  await expect(painted).toContainText("1 2 3 4");
});

test("a log goes on across a restart, and after it was cleared; copied and saved it is whole", async ({
  berth,
  engine,
  prefix,
  mine,
}) => {
  const name = `${prefix}-again`;
  const script = [
    "n=$(($(cat /n 2>/dev/null || echo 0) + 1)); echo $n > /n; trap 'echo end of run '$n'; exit 7' TERM",
    'echo "start of run $n"; while true; do sleep 0.1; done',
  ].join("; ");
  await engine.cli("run", "--detach", "--name", name, ...mine, "busybox", "sh", "-c", script);
  const { lines, painted, log, text, logAction } = await openContainer(berth.page, name);
  await expect(lines).toHaveText("start of run 1");

  await engine.cli("restart", name);
  await expect(lines).toHaveText("start of run 1\nend of run 1\nstart of run 2");
  const inOrder = ["end of run 1", /^Stopped at .*, exit 7$/, /^Started at /, "start of run 2"] as const;
  const heights: number[] = [];
  for (const part of inOrder) {
    const place = typeof part === "string" ? painted.getByText(part) : log.getByText(part);
    heights.push((await place.boundingBox())?.y ?? Number.NaN);
  }
  expect(heights).toEqual([...heights].sort((a, b) => a - b));
  expect(new Set(heights).size).toBe(4);

  const before = await engineLines(engine, name);
  expect(await shownLines(berth)).toEqual(before);
  expect(await savedLines(berth)).toEqual(before);

  await logAction("Clear view");
  await expect(lines).toHaveText("");
  await engine.cli("restart", name);
  await expect(lines).toHaveText("end of run 2\nstart of run 3");
  await expect(log.getByText(/^Started at/)).toHaveCount(1);
  await log.getByRole("button", { name: "Load earlier lines" }).click();
  await expect(lines).toHaveText("start of run 1\nend of run 1\nstart of run 2\nend of run 2\nstart of run 3");
  await expect(log.getByText(/^Started at/)).toHaveCount(2);
  await expect(text).toBeFocused();
  expect(await shownLines(berth)).toEqual(await engineLines(engine, name));
});
