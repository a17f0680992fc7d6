import { ensureBase } from "../engine/images.ts";
import { signal } from "../engine/network.ts";
import { startThrowAway } from "../engine/throw-away.ts";
import { engineAt, startable } from "./support/engine.ts";
import { expect, test } from "./support/fixtures.ts";
import { engineLines, firstDifference, shownLines } from "./support/logs.ts";
import { openContainer, openContainers, sidebar } from "./support/pages.ts";

test.skip(!startable, "needs an engine that may be killed: run as root on Debian");

test("the engine is killed and comes back: so does Berth, with the right state and a log without a gap", async ({
  launch,
}) => {
  test.setTimeout(120_000);
  const own = await startThrowAway({ version: startable ?? "28" });
  try {
    await ensureBase(own.host);
    const engine = engineAt(own.host, own.socket);
    const count =
      "i=0; while [ ! -e /tmp/end ]; do i=$((i+1)); echo line $i; sleep 0.02; done; echo finished; sleep 3600";
    await engine.cli("run", "--detach", "--name", "counts", "busybox", "sh", "-c", count);
    await engine.cli("run", "--detach", "--name", "dies", "busybox", "sleep", "3600");
    const pid = Number(await engine.cli("inspect", "--format", "{{.State.Pid}}", "dies"));
    const berth = await launch({ env: { DOCKER_HOST: own.host } });
    const { page } = berth;
    const { lines } = await openContainer(page, "counts");
    await expect(lines).toContainText("line ");

    await own.kill();
    const { engine: card, connected } = sidebar(page);
    await expect(card).not.toHaveAccessibleName(connected);
    signal(pid, "SIGKILL");
    await own.restart();
    // The one time that counts: Berth is back within 2 s of the engine's return.
    await expect(card).toHaveAccessibleName(connected, { timeout: 2000 });

    await engine.cli("exec", "counts", "touch", "/tmp/end");
    await expect(lines).toContainText("finished");
    const expected = await engineLines(engine, "counts");
    await expect.poll(async () => firstDifference(await shownLines(berth), expected)).toBeNull();

    const { action } = await openContainers(page);
    await expect(action("Start", "dies")).toBeAttached();
    await expect(action("Stop", "counts")).toBeAttached();
  } finally {
    await own.stop();
  }
});
