/** The log view itself against the demo engine's flood: what it does when it cannot keep up, with the real clocks and streams. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { type LogEvent, LogRequest } from "../../contract/model/log.ts";
import { controlOf } from "../../main/demo/control-client.ts";
import { openDemoEngine } from "../../main/demo/demo-engine.ts";
import { createEngine } from "../../main/docker/create-engine.ts";
import { LogController } from "../../renderer/logs/log-controller.ts";
import type { Marker } from "../../renderer/logs/marker.ts";
import { messageOf } from "../../renderer/logs/stamp.ts";
import { until } from "../engine/process.ts";

const LIMITS = { maxBytes: 256_000_000, maxLines: 2_000_000 };

/** A view of a container that writes nothing but floods; its reader takes at most `perSecond` lines. */
async function open(perSecond: number) {
  const folder = await mkdtemp(join(tmpdir(), "berth-late-"));
  const socket = join(folder, "docker.sock");
  const demo = await openDemoEngine(socket, { pullSeconds: 0 });
  const engine = createEngine({ id: "t", label: "Test", kind: "address", address: `unix://${socket}`, remote: false });
  onTestFinished(async () => {
    await engine.close();
    await demo.close();
    await rm(folder, { recursive: true });
  });
  await until("the engine to be ready", 20, () => engine.status().phase === "ready");
  const container = engine.containers.list().find(({ state }) => state === "running");
  if (container === undefined) throw new Error("The demo engine has no running container.");
  const speed = { perSecond };
  const requests: Partial<LogRequest>[] = [];
  const log = new LogController({
    open: async (request, signal) => {
      requests.push(request);
      return paced(engine.containers.logs(container.id, LogRequest.parse(request), signal), speed);
    },
    limits: LIMITS,
    errorOf: () => null,
    clockOffset: () => 0,
    oldest: container.createdAt,
  });
  onTestFinished(() => log.dispose());
  return { log, flood: controlOf(socket).flood.bind(null, container.name), requests, speed };
}

/** Hands events on as slowly as a busy page would take them. */
async function* paced(events: AsyncIterable<LogEvent>, speed: { perSecond: number }): AsyncGenerator<LogEvent> {
  for await (const event of events) {
    yield event;
    if (event.kind !== "lines" || !Number.isFinite(speed.perSecond)) continue;
    const lines = event.runs.reduce((sum, count, index) => sum + (index % 2 === 1 ? count : 0), 0);
    await new Promise((resolve) => setTimeout(resolve, (lines / speed.perSecond) * 1000));
  }
}

const gaps = (log: LogController) =>
  log.store.segments.filter((segment) => segment.kind === "marker" && segment.content.type === "gap") as Marker[];

/** Numbers of the flood's lines that are shown, and `null` for each gap. */
function numbers(log: LogController): (number | null)[] {
  const found: (number | null)[] = [];
  for (const segment of log.store.segments) {
    if (segment.kind === "marker") {
      if (segment.content.type === "gap") found.push(null);
      continue;
    }
    for (let line = 0; line < segment.lines; line++) {
      const number = /^flood (\d+) of/.exec(messageOf(segment.line(line)))?.[1];
      if (number !== undefined) found.push(Number(number));
    }
  }
  return found;
}

const upTo = (count: number) => Array.from({ length: count }, (_, k) => k + 1);

describe("a following view under a flood", () => {
  test("that it can keep up with passes over nothing", async () => {
    const { log, flood, requests } = await open(Number.POSITIVE_INFINITY);
    log.start("tail");
    await until("the view to be live", 10, () => log.snapshot().phase.name === "live");
    await flood(30_000, { perSecond: 15_000 });
    await until("the flood's end", 20, () => numbers(log).at(-1) === 30_000);
    expect([requests.length, gaps(log).length]).toEqual([1, 0]);
    expect(numbers(log)).toEqual(upTo(30_000));
  });

  test("that it cannot keep up with goes to the tail, says so, and loads the gap in place", async () => {
    const { log, flood, speed } = await open(4000);
    log.start("tail");
    await until("the view to be live", 10, () => log.snapshot().phase.name === "live");
    await flood(120_000, { perSecond: 15_000 });
    await until("a gap", 20, () => gaps(log).length > 0);
    await until("lines after the gap", 20, () => numbers(log).at(-1) !== null);
    speed.perSecond = Number.POSITIVE_INFINITY;
    await until("the flood's end", 20, () => numbers(log).at(-1) === 120_000);
    for (let gap = gaps(log)[0]; gap !== undefined; gap = gaps(log)[0]) await log.load(gap);
    expect(numbers(log)).toEqual(upTo(120_000));
  });

  test("that was there before it goes to the tail again and again, and never falls behind", async () => {
    const { log, flood, requests } = await open(4000);
    await flood(400_000, { perSecond: 15_000 });
    log.start("tail");
    await until("two gaps", 30, () => gaps(log).length >= 2);
    expect(requests.every(({ tail }) => tail === 1000)).toBe(true);
  });
});
