import { expect, test } from "./support/fixtures.ts";
import { engineLines, firstDifference, shownLines } from "./support/logs.ts";
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
});

test("new lines follow; scrolled up they wait, and say how many", async ({ berth, engine, prefix, mine }) => {
  const name = `${prefix}-follow`;
  const script =
    "seq 1 500; while true; do if [ -e /tmp/go ]; then rm /tmp/go; seq 501 600; echo more; fi; sleep 0.1; done";
  await engine.cli("run", "--detach", "--name", name, ...mine, "busybox", "sh", "-c", script);
  const { lines, log, button } = await openContainer(berth.page, name);
  await expect(lines).toContainText("500");

  await log.hover();
  await berth.page.mouse.wheel(0, -3000);
  await expect(lines).not.toContainText("500");
  await engine.cli("exec", name, "touch", "/tmp/go");
  const waiting = button(/101 new lines/);
  await expect(waiting).toBeVisible();
  await waiting.click();
  await expect(lines).toContainText("more");
});
