import { describe, expect, it } from "vitest";
import { lines, setUp, value } from "./controller.testing.ts";
import { settle } from "./fake-log.testing.ts";
import { GAP_PAGE, PAGE } from "./history.ts";
import type { LineStore } from "./line-store.ts";
import { rowsOf, stampFor, texts } from "./lines.testing.ts";
import { millisOf } from "./stamp.ts";

const markers = (store: LineStore) => store.segments.filter((segment) => segment.kind === "marker");

describe("LogController", () => {
  it("opens at the last thousand lines, then follows", async () => {
    const { log, controller, store } = setUp({ written: 3000 });
    expect(controller.snapshot().phase).toEqual({ name: "opening" });
    controller.start("tail");
    await settle();
    expect(log.last.request).toEqual({ tail: 1000, follow: true });
    log.write(lines(3000, 3005));
    await settle();
    expect(rowsOf(store)).toEqual(["[earlier]", ...texts(2000, 3005)]);
    expect(controller.snapshot().phase).toEqual({ name: "live" });
  });

  it("is live and empty when nothing was written", async () => {
    const { controller, store } = setUp();
    controller.start("tail");
    await settle();
    expect([controller.snapshot().phase.name, store.lines]).toEqual(["live", 0]);
  });

  it("offers no earlier lines when all fit", async () => {
    const { log, controller, store } = setUp({ written: 990, now: 990 });
    controller.start("tail");
    await settle();
    log.write(lines(990, 1500));
    await settle();
    expect(rowsOf(store)).toEqual(texts(0, 1500));
  });

  it("tells a flood of batches in bursts of 100 ms", async () => {
    const { log, clock, controller } = setUp({ written: 10 });
    controller.start("tail");
    await clock.pass(500);
    let told = 0;
    controller.subscribe(() => told++);
    for (let i = 0; i < 50; i++) log.write(lines(10 + i, 11 + i));
    await clock.pass(90);
    expect(told).toBeLessThanOrEqual(1);
    await clock.pass(100);
    expect(controller.snapshot().lines).toBe(60);
  });

  it("loads earlier lines page by page up to the first, none lost or doubled, also at one timestamp", async () => {
    const { log, clock, controller, store } = setUp();
    // Twelve lines at each timestamp, so that pages and the tail begin in the middle of one.
    const all = Array.from({ length: 12_345 }, (_, i) => `${stampFor(Math.floor(i / 12) * 5)} n${i}`);
    log.write(all);
    clock.time = millisOf(stampFor(12_345));
    controller.start("tail");
    await settle();
    let loads = 0;
    while (store.head !== null && loads++ < 10) await controller.load(store.head);
    expect(rowsOf(store)).toEqual(Array.from({ length: 12_345 }, (_, i) => `n${i}`));
    expect(loads).toBeGreaterThan(1);
  });

  it("loads at most a page at once, however dense the log", async () => {
    const { controller, store } = setUp({ written: 30_000 });
    controller.start("tail");
    await settle();
    if (store.head) await controller.load(store.head);
    expect(rowsOf(store)).toEqual(["[earlier]", ...texts(29_000 - PAGE, 30_000)]);
  });

  it("finds earlier lines also when many have come that are not here yet", async () => {
    const { log, controller, store } = setUp({ written: 30_000 });
    controller.start("tail");
    await settle();
    log.lines.push(...lines(30_000, 40_000));
    if (store.head) await controller.load(store.head);
    expect(rowsOf(store)).toEqual(["[earlier]", ...texts(29_000 - PAGE, 30_000)]);
  });

  it("asks the engine to count, so that a long log is not read through", async () => {
    const { log, controller, store } = setUp({ written: 30_000 });
    controller.start("tail");
    await settle();
    if (store.head) await controller.load(store.head);
    expect(log.last.request).toEqual({ tail: 1000 + 2 * PAGE, follow: false, until: stampFor(29_000) });
  });

  it("keeps the button when loading fails, and loads on the next click", async () => {
    const { log, controller, store } = setUp({ written: 3000 });
    controller.start("tail");
    await settle();
    log.failures.push(value("ENGINE_LOST"));
    if (store.head) await controller.load(store.head);
    expect(store.head?.content).toEqual({ type: "earlier", loading: "failed" });
    if (store.head) await controller.load(store.head);
    expect(rowsOf(store)).toEqual(texts(0, 3000));
  });

  it("goes on without loss or doubling when Berth itself was out of reach", async () => {
    const { log, clock, controller, store } = setUp();
    log.write([...lines(0, 10), `${stampFor(9)} twin`]);
    controller.start("tail");
    await settle();
    log.last.fail(new Error("socket closed"));
    await settle();
    expect(controller.snapshot().phase).toEqual({ name: "waiting", problem: null });
    log.streams.length = 0;
    log.write([`${stampFor(9)} triplet`, ...lines(10, 20)]);
    log.failures.push(new Error("still closed"));
    await clock.pass(1000);
    expect(log.last.request).toEqual({ tail: "all", follow: true, since: stampFor(9) });
    expect(rowsOf(store)).toEqual([...texts(0, 10), "twin", "triplet", ...texts(10, 20)]);
    expect(controller.snapshot().phase.name).toBe("live");
  });

  it("marks seams, waits for the engine, and ends with the container", async () => {
    const { log, controller, store } = setUp({ written: 2 });
    controller.start("tail");
    await settle();
    log.last.push({ kind: "seam", reason: "stopped", at: 5, exitCode: 137 });
    log.last.push({ kind: "waiting", problem: value("ENGINE_LOST") });
    await settle();
    expect(controller.snapshot().phase).toMatchObject({ name: "waiting", problem: { code: "ENGINE_LOST" } });
    log.last.push({ kind: "seam", reason: "reconnected", at: 6, exitCode: null });
    await settle();
    expect(controller.snapshot().phase.name).toBe("live");
    log.last.push({ kind: "ended", reason: "removed" });
    await settle();
    expect(controller.snapshot().phase).toEqual({ name: "ended", reason: "removed" });
    expect(rowsOf(store)).toEqual(["line 0", "line 1", "[seam]", "[seam]"]);
  });

  it("says removed when there is no such container, and tries no more", async () => {
    const { log, clock, controller } = setUp();
    log.failures.push(value("NO_SUCH_CONTAINER"));
    controller.start("tail");
    await clock.pass(60_000);
    expect(controller.snapshot().phase).toEqual({ name: "ended", reason: "removed" });
    expect(log.streams.length).toBe(0);
  });

  it("passes over lines when it follows and is late, and loads them in place", async () => {
    const { log, clock, controller, store } = setUp({ written: 10 });
    controller.start("tail");
    await settle();
    const total = GAP_PAGE + 10_000;
    log.lines.push(...lines(10, total));
    // 60,000 lines a millisecond apart were written at once; the first arrive when they are old.
    for (let at = 10; at < 30; at += 10) {
      clock.time = millisOf(stampFor(5000 + at * 100));
      log.last.push({ kind: "lines", text: lines(at, at + 10).join("\n"), runs: [1, 10] });
      await settle();
    }
    expect(log.last.request).toEqual({ tail: 1000, follow: true });
    const gap = markers(store)[0];
    expect(gap?.content).toMatchObject({ type: "gap", from: stampFor(29), to: stampFor(total - 1000) });
    expect(rowsOf(store)).toEqual([...texts(0, 30), "[gap]", ...texts(total - 1000, total)]);
    if (gap) await controller.load(gap);
    expect(rowsOf(store)).toEqual([
      ...texts(0, rowsOf(store).indexOf("[gap]")),
      "[gap]",
      ...texts(total - 1000, total),
    ]);
    expect(rowsOf(store).indexOf("[gap]")).toBeGreaterThanOrEqual(GAP_PAGE);
    if (gap) await controller.load(gap);
    expect(rowsOf(store)).toEqual(texts(0, total));
  });

  it.each(["scrolled up", "read from the start"])("passes over nothing when %s", async (how) => {
    const { log, clock, controller, store } = setUp({ written: 10 });
    controller.start(how === "scrolled up" ? "tail" : "start");
    controller.setFollowing(how !== "scrolled up");
    await settle();
    for (let at = 10; at < 60; at += 10) {
      clock.time += 5000;
      log.write(lines(at, at + 10));
      await settle();
    }
    expect(log.streams.length).toBe(1);
    expect(rowsOf(store)).toEqual(texts(0, 60));
  });

  it("takes what was missed while the engine was away as it comes, however old", async () => {
    const { log, clock, controller, store } = setUp({ written: 10 });
    controller.start("tail");
    await settle();
    log.last.push({ kind: "waiting", problem: value("ENGINE_LOST") });
    clock.time += 8000;
    log.last.push({ kind: "seam", reason: "reconnected", at: 0, exitCode: null });
    for (let at = 10; at < 60; at += 10) {
      clock.time += 300;
      log.write(lines(at, at + 10));
      await settle();
    }
    expect(log.streams.length).toBe(1);
    expect(rowsOf(store)).toEqual([...texts(0, 10), "[seam]", ...texts(10, 60)]);
  });

  it("clears the view only, and brings the lines back", async () => {
    const { log, controller, store } = setUp({ written: 100 });
    controller.start("tail");
    await settle();
    controller.clear();
    log.write(lines(100, 102));
    await settle();
    expect(rowsOf(store)).toEqual(["[cleared]", "line 100", "line 101"]);
    if (store.head) await controller.load(store.head);
    expect(rowsOf(store)).toEqual(texts(0, 102));
  });

  it("brings cleared lines back also when none came since", async () => {
    const { controller, store } = setUp({ written: 100 });
    controller.start("tail");
    await settle();
    controller.clear();
    if (store.head) await controller.load(store.head);
    expect(rowsOf(store)).toEqual(texts(0, 100));
  });

  it("searches what is there and what comes, and counts", async () => {
    const { log, clock, controller } = setUp({ written: 100 });
    controller.start("tail");
    await settle();
    controller.find("line 9");
    await clock.pass(200);
    expect(controller.snapshot().search).toMatchObject({ query: "line 9", total: 11, rank: 0, busy: false });
    controller.moveMatch(-1, null);
    expect(controller.snapshot().search.rank).toBe(11);
    log.write(lines(900, 902));
    await clock.pass(200);
    expect(controller.snapshot().search).toMatchObject({ total: 13, rank: 11 });
    controller.showOnlyMatches(true);
    expect(rowsOf(controller.store)).toEqual(["line 9", ...texts(90, 100), "line 900", "line 901"]);
    controller.find("");
    expect(controller.store.endRow - controller.store.firstRow).toBe(102);
  });

  it("counts only what is written now in its rate, not what an opening or a reconnection brings", async () => {
    const { log, clock, controller } = setUp({ written: 3000, now: 4000 });
    const rates = new Set<number>();
    controller.subscribe(() => rates.add(controller.snapshot().linesPerSecond));
    controller.start("tail");
    await clock.pass(1500);
    log.lines.push(...lines(3000, 3500));
    log.last.fail(new Error("gone"));
    await clock.pass(1500);
    expect([controller.snapshot().lines, ...rates]).toEqual([1500, 0]);
    log.write(lines(8000, 8100));
    await clock.pass(200);
    expect(controller.snapshot().linesPerSecond).toBeGreaterThan(0);
    await clock.pass(5000);
    expect(controller.snapshot().linesPerSecond).toBe(0);
  });

  it("ends its streams when it is disposed of", async () => {
    const { log, controller } = setUp({ written: 10 });
    controller.start("tail");
    await settle();
    controller.dispose();
    expect(log.last.signal.aborted).toBe(true);
  });
});
