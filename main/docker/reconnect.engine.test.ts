/** An engine of one's own that is killed: the shared one must live. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EngineVersion } from "../../test/engine/binaries.ts";
import { ensureBase } from "../../test/engine/images.ts";
import { startThrowAway, type ThrowAwayEngine } from "../../test/engine/throw-away.ts";
import { isLost, isReady } from "./fake-engine.testing.ts";
import { openRealEngine, type RealEngine } from "./real-engine.testing.ts";

const startable = process.env.BERTH_TEST_STARTABLE as EngineVersion | undefined;
const why = startable ?? "skipped: no engine can be started here";

describe.skipIf(!startable)(`an engine that is killed (${why})`, () => {
  let daemon: ThrowAwayEngine;
  let real: RealEngine;
  beforeAll(async () => {
    daemon = await startThrowAway({ version: startable ?? "28" });
    await ensureBase(daemon.host);
    real = await openRealEngine(daemon.socket);
  });
  afterAll(async () => {
    await real?.close();
    await daemon?.stop();
  });

  test("is lost at once, and is back by itself with the right state, containers still running", async () => {
    const running = await real.outside(real.name("runs"));
    const brief = await real.outside(real.name("ends"), { Cmd: ["sh", "-c", "sleep 2; exit 5"] });
    for (const id of [running, brief]) await real.api("POST", `/containers/${id}/start`);
    const before = await real.until(running, ({ state }) => state === "running");
    await real.until(brief, ({ state }) => state === "running");

    await daemon.kill();
    const { engine: lost } = await real.updates.next(isLost);
    expect(lost).toMatchObject({ phase: "lost", wasReady: true, retryAt: null });
    expect(real.engine.containers.list()).toHaveLength(2);
    await expect(real.engine.containers.start(running)).rejects.toMatchObject({
      code: expect.stringMatching(/^ENGINE_(UNREACHABLE|LOST)$/),
    });

    await daemon.restart();
    const { containers } = await real.updates.next(isReady);
    expect(containers.find(({ id }) => id === running)).toMatchObject({ state: "running", since: before.since });
    // Its end may be noticed by the engine only after its own start: then it comes as an event.
    expect(await real.until(brief, ({ state }) => state === "exited")).toMatchObject({ state: "exited" });
    await real.engine.containers.stop(running, 0);
    await real.until(running, ({ state }) => state === "exited");
  });
});
