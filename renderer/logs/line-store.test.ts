import { describe, expect, it } from "vitest";
import { LineStore } from "./line-store.ts";
import { batchOf, rowsOf, stampFor, texts } from "./lines.testing.ts";
import type { Marker } from "./marker.ts";
import { onlyStream } from "./projection.ts";

const LARGE = { maxBytes: 1e9, maxLines: 1e9 };

const lastMarker = (store: LineStore) => store.segments.findLast((segment) => segment.kind === "marker") as Marker;

/** A batch that fills a chunk of its own. */
const wholeChunk = (from: number) => batchOf(from, from + 2000);

describe("LineStore", () => {
  it("gives back every line of batches of any size, in order", () => {
    const store = new LineStore(LARGE);
    let next = 0;
    for (const size of [1, 1, 5, 3000, 1, 40, 1700, 1]) {
      store.append(batchOf(next, next + size));
      next += size;
    }
    expect(rowsOf(store)).toEqual(texts(0, next));
    expect(store.lines).toBe(next);
    expect(store.appended).toBe(next);
  });

  it("joins small batches, so that a slow log does not cost an object a line", () => {
    const store = new LineStore(LARGE);
    for (let i = 0; i < 1000; i++) store.append(batchOf(i, i + 1));
    expect(store.segments.length).toBe(1);
    expect(rowsOf(store)).toEqual(texts(0, 1000));
  });

  it("keeps empty lines and lines without text", () => {
    const store = new LineStore(LARGE);
    store.append({ text: `${stampFor(0)} \n${stampFor(1)} a\n${stampFor(2)} `, runs: [1, 3] });
    store.append({ text: `${stampFor(3)} `, runs: [2, 1] });
    expect(rowsOf(store)).toEqual(["", "a", "", ""]);
  });

  it("ignores an empty batch", () => {
    const store = new LineStore(LARGE);
    store.append({ text: "", runs: [] });
    store.append(batchOf(0, 1));
    store.append({ text: "", runs: [] });
    expect(rowsOf(store)).toEqual(["line 0"]);
  });

  it("drops whole chunks from the front at the line cap, says how many, and keeps row numbers", () => {
    const store = new LineStore({ maxBytes: 1e9, maxLines: 5000 });
    for (let i = 0; i < 10; i++) store.append(wholeChunk(i * 2000));
    expect(store.lines).toBe(4000);
    expect(store.dropped).toBe(16_000);
    expect(rowsOf(store)).toEqual(["[dropped]", ...texts(16_000, 20_000)]);
    expect(store.head?.content).toEqual({ type: "dropped", lines: 16_000, loading: "idle" });
    const { head } = store;
    store.append(wholeChunk(20_000));
    expect([store.head, store.head?.content]).toEqual([head, { type: "dropped", lines: 18_000, loading: "idle" }]);
    const row = store.row(18_005);
    expect(row?.kind === "line" && row.chunk.line(row.line)).toBe(`${stampFor(18_005)} line 18005`);
    expect(store.row(3)).toBeNull();
  });

  it("never holds more bytes than the cap, counting two-byte text as two", () => {
    const maxBytes = 1_000_000;
    const store = new LineStore({ maxBytes, maxLines: 1e9 });
    for (let i = 0; i < 50; i++) {
      store.append({ text: `${stampFor(i)} ${"€".repeat(70_000)}`, runs: [1, 1] });
      expect(store.bytes).toBeLessThanOrEqual(maxBytes);
    }
    expect(store.lines).toBe(7);
    expect(store.dropped).toBe(43);
  });

  it("keeps at least what came last, however small the cap", () => {
    const store = new LineStore({ maxBytes: 1, maxLines: 1 });
    store.append(batchOf(0, 10));
    expect(store.lines).toBe(10);
  });

  it("drops at once when the cap is lowered", () => {
    const store = new LineStore(LARGE);
    for (let i = 0; i < 5; i++) store.append(wholeChunk(i * 2000));
    store.setLimits({ maxBytes: 1e9, maxLines: 2000 });
    expect(store.lines).toBe(2000);
    expect(store.dropped).toBe(8000);
  });

  it("puts earlier lines before the first row without renumbering", () => {
    const store = new LineStore(LARGE);
    store.setHead({ type: "earlier", loading: "idle" });
    store.append(batchOf(5000, 5010));
    const anchor = store.anchor(3);
    store.prepend([batchOf(0, 2000), batchOf(2000, 5000)], true);
    expect(store.firstRow).toBe(-5001);
    expect(rowsOf(store)).toEqual(["[earlier]", ...texts(0, 5010)]);
    expect(anchor && store.rowOf(anchor)).toBe(3);
  });

  it("prepends to an empty store", () => {
    const store = new LineStore(LARGE);
    store.prepend([batchOf(0, 10)], false);
    store.append(batchOf(10, 12));
    expect(rowsOf(store)).toEqual(texts(0, 12));
  });

  it("fills a gap in place and moves the rows after it", () => {
    const store = new LineStore(LARGE);
    store.append(batchOf(0, 10));
    store.mark({ type: "gap", from: stampFor(9), to: stampFor(3000), loading: "idle" });
    const gap = lastMarker(store);
    store.append(batchOf(3000, 3010));
    const anchor = store.anchor(15);
    expect(rowsOf(store)).toEqual([...texts(0, 10), "[gap]", ...texts(3000, 3010)]);
    store.fill(gap, [batchOf(10, 2900)], { type: "gap", from: stampFor(2899), to: stampFor(3000), loading: "idle" });
    expect(rowsOf(store)).toEqual([...texts(0, 2900), "[gap]", ...texts(3000, 3010)]);
    store.fill(gap, [batchOf(2900, 3000)], null);
    expect(rowsOf(store)).toEqual(texts(0, 3010));
    expect(anchor && store.rowOf(anchor)).toBe(3004);
    expect(gap.gone).toBe(true);
  });

  it("drops the newest when older lines are loaded at the cap, and keeps row numbers", () => {
    const store = new LineStore({ maxBytes: 1e9, maxLines: 6000 });
    for (let i = 0; i < 10; i++) store.append(wholeChunk(i * 2000));
    const anchor = store.anchor(14_005);
    store.prepend([wholeChunk(10_000), wholeChunk(12_000)], true);
    expect(rowsOf(store)).toEqual(["[dropped]", ...texts(10_000, 16_000), "[later]"]);
    expect(store.head?.content).toEqual({ type: "dropped", lines: 10_000, loading: "idle" });
    expect([store.dropped, store.droppedAfter, store.detached]).toEqual([10_000, 4000, true]);
    expect(anchor && store.rowOf(anchor)).toBe(14_005);
  });

  it("leaves live lines and seams to the engine while its end is not the log's", () => {
    const store = new LineStore({ maxBytes: 1e9, maxLines: 4000 });
    for (let i = 0; i < 3; i++) store.append(wholeChunk(i * 2000));
    store.prepend([wholeChunk(0)], false);
    store.append(batchOf(6000, 6010));
    store.mark({ type: "seam", reason: "stopped", at: 0, exitCode: 1 });
    expect(rowsOf(store)).toEqual([...texts(0, 4000), "[later]"]);
    expect(store.appended).toBe(6000);
  });

  it("moves to later lines and drops the oldest, until it ends where the log ends", () => {
    const store = new LineStore({ maxBytes: 1e9, maxLines: 4000 });
    for (let i = 0; i < 3; i++) store.append(wholeChunk(i * 2000));
    store.prepend([wholeChunk(0)], false);
    store.extend([wholeChunk(4000)], true);
    expect(rowsOf(store)).toEqual(["[dropped]", ...texts(2000, 6000), "[later]"]);
    expect([store.dropped, store.droppedAfter]).toEqual([2000, 0]);
    store.extend([batchOf(6000, 6100)], false);
    store.append(batchOf(6100, 6110));
    expect(rowsOf(store)).toEqual(["[dropped]", ...texts(4000, 6110)]);
  });

  it.each([
    { half: "older", gapAt: 2000, shown: [...texts(0, 6000), "[later]"] },
    { half: "newer", gapAt: 4000, shown: ["[dropped]", ...texts(2000, 8000)] },
  ])("keeps the lines of a gap in its $half half at the cap: they were asked for", ({ gapAt, shown }) => {
    const store = new LineStore({ maxBytes: 1e9, maxLines: 6000 });
    for (let at = 0; at < 8000; at += 2000) {
      if (at === gapAt) store.mark({ type: "gap", from: "", to: "", loading: "idle" });
      else store.append(wholeChunk(at));
    }
    store.fill(lastMarker(store), [wholeChunk(gapAt)], null);
    expect(rowsOf(store)).toEqual(shown);
  });

  it("gives seams back with the lines that they stood between", () => {
    const store = new LineStore({ maxBytes: 1e9, maxLines: 4000 });
    const seam = (reason: "stopped" | "started") => store.mark({ type: "seam", reason, at: 0, exitCode: null });
    store.append(wholeChunk(0));
    store.append(batchOf(2000, 3000));
    for (const reason of ["stopped", "started"] as const) seam(reason);
    store.append(batchOf(3000, 4000));
    store.append(wholeChunk(4000));
    store.append(wholeChunk(6000));
    expect(rowsOf(store)).toEqual(["[dropped]", ...texts(4000, 8000)]);

    // The page ends where they stood.
    store.prepend([batchOf(3000, 4000)], true);
    store.prepend([batchOf(1000, 2000), batchOf(2000, 3000)], true);
    const again = ["[dropped]", ...texts(1000, 3000), "[seam]", "[seam]", ...texts(3000, 4000), "[later]"];
    expect(rowsOf(store)).toEqual(again);
    const inOrder = [{ reason: "stopped" }, { reason: "started" }];
    const seams = () => store.segments.flatMap((one) => (one.kind === "marker" ? [one.content] : []));
    expect(seams()).toMatchObject(inOrder);

    // At the other end too, and in the middle of a page.
    store.prepend([batchOf(0, 1000)], false);
    store.prepend([batchOf(-2000, 0)], false);
    expect(rowsOf(store)).toEqual([...texts(-2000, 2000), "[later]"]);
    store.extend([batchOf(2000, 4000)], true);
    expect(rowsOf(store).slice(-2003)).toEqual([
      ...texts(2000, 3000),
      "[seam]",
      "[seam]",
      ...texts(3000, 4000),
      "[later]",
    ]);
    expect(seams()).toMatchObject(inOrder);
  });

  it("gives seams back after it was cleared", () => {
    const store = new LineStore(LARGE);
    store.append(batchOf(0, 10));
    store.mark({ type: "seam", reason: "stopped", at: 0, exitCode: 1 });
    store.append(batchOf(10, 20));
    store.clear();
    store.append(batchOf(20, 30));
    store.prepend([batchOf(0, 20)], false);
    expect(rowsOf(store)).toEqual([...texts(0, 10), "[seam]", ...texts(10, 30)]);
  });

  it("never joins lines across a marker", () => {
    const store = new LineStore(LARGE);
    store.append(batchOf(0, 1));
    store.mark({ type: "seam", reason: "stopped", at: 0, exitCode: 1 });
    store.append(batchOf(1, 2));
    expect(rowsOf(store)).toEqual(["line 0", "[seam]", "line 1"]);
  });

  it("shows one stream only, keeps the place, and goes back", () => {
    const store = new LineStore(LARGE);
    store.append(batchOf(0, 3000, true));
    store.append(batchOf(3000, 6000, true));
    store.mark({ type: "seam", reason: "started", at: 0, exitCode: null });
    store.append(batchOf(6000, 6100, true));
    const anchor = store.anchor(4005);
    store.setProjection(onlyStream(2));
    expect(rowsOf(store)).toEqual([
      ...Array.from({ length: 600 }, (_, i) => `line ${i * 10}`),
      "[seam]",
      ...Array.from({ length: 10 }, (_, i) => `line ${6000 + i * 10}`),
    ]);
    expect(anchor && store.rowOf(anchor)).toBe(401);
    store.append(batchOf(6100, 6111, true));
    expect(rowsOf(store).slice(-2)).toEqual(["line 6100", "line 6110"]);
    store.setProjection(onlyStream(1));
    expect(rowsOf(store).length).toBe(6111 - 612 + 1);
    expect(rowsOf(store)[0]).toBe("line 1");
  });

  it("finds rows when whole chunks show nothing", () => {
    const store = new LineStore(LARGE);
    store.append({ text: wholeChunk(0).text, runs: [2, 2000] });
    store.append(wholeChunk(2000));
    store.append(wholeChunk(4000));
    store.append({ text: wholeChunk(6000).text, runs: [2, 2000] });
    store.setProjection(onlyStream(2));
    expect(rowsOf(store)).toEqual([...texts(0, 2000), ...texts(6000, 8000)]);
    store.setProjection(onlyStream(1));
    expect(rowsOf(store)).toEqual(texts(2000, 6000));
  });

  it("leads an anchor of a dropped line to the first row", () => {
    const store = new LineStore({ maxBytes: 1e9, maxLines: 4000 });
    store.append(wholeChunk(0));
    const anchor = store.anchor(10);
    for (let i = 1; i < 4; i++) store.append(wholeChunk(i * 2000));
    expect(anchor && store.rowOf(anchor)).toBe(store.firstRow);
  });

  it("knows the timestamps at its edges and how often they occur, across chunks", () => {
    const store = new LineStore(LARGE);
    const same = (count: number) => ({
      text: Array.from({ length: count }, () => `${stampFor(1)} ${"x".repeat(100)}`).join("\n"),
      runs: [1, count],
    });
    store.append(same(1500));
    store.append(same(1500));
    expect(store.first()).toEqual({ stamp: stampFor(1), count: 3000 });
    store.mark({ type: "gap", from: "", to: "", loading: "idle" });
    const gap = lastMarker(store);
    store.append(batchOf(2, 4));
    expect(store.last()).toEqual({ stamp: stampFor(3), count: 1 });
    expect(store.beside(gap, -1)).toEqual({ stamp: stampFor(1), count: 3000 });
    expect(store.beside(gap, 1)).toEqual({ stamp: stampFor(2), count: 1 });
  });

  it("starts over after clear, and goes on numbering", () => {
    const store = new LineStore(LARGE);
    store.append(batchOf(0, 10));
    store.clear();
    expect([store.lines, store.bytes, store.firstRow, store.endRow]).toEqual([0, 0, 10, 10]);
    store.mark({ type: "cleared", at: 0, loading: "idle" });
    store.append(batchOf(10, 12));
    expect(rowsOf(store)).toEqual(["[cleared]", "line 10", "line 11"]);
    expect(store.appended).toBe(12);
  });
});
