import { describe, expect, it } from "vitest";
import { LineStore } from "./line-store.ts";
import { batchOf, batchOfTexts, rowsOf } from "./lines.testing.ts";
import { everyLine, onlyStream } from "./projection.ts";
import { LogSearch } from "./search.ts";
import { messageOf } from "./stamp.ts";

const LARGE = { maxBytes: 1e9, maxLines: 1e9 };
const never = () => false;

function found(search: LogSearch, times: number, direction: 1 | -1 = 1): string[] {
  const lines: string[] = [];
  let from = search.current;
  for (let i = 0; i < times; i++) {
    from = search.move(direction, from);
    if (from !== null) lines.push(`${messageOf(from.chunk.line(from.line))}@${from.column}`);
  }
  return lines;
}

describe("LogSearch", () => {
  it("finds text whatever its case, and takes every character as it is", () => {
    const store = new LineStore(LARGE);
    store.append(
      batchOfTexts([
        [1, "GET /a.b (Timeout)"],
        [2, "axb"],
        [3, "TIMEOUT timeout"],
      ]),
    );
    const search = new LogSearch(store);
    search.start("timeout", everyLine);
    search.step(never);
    expect(search.total).toBe(3);
    search.start("a.b (", everyLine);
    search.step(never);
    expect(search.total).toBe(1);
  });

  it("does not find timestamps, nor text across a timestamp and its line", () => {
    const store = new LineStore(LARGE);
    store.append(
      batchOfTexts([
        [1, "hello 2024-05"],
        [2, "z x"],
      ]),
    );
    const search = new LogSearch(store);
    search.start("2024-05", everyLine);
    search.step(never);
    expect(search.total).toBe(1);
    search.start("z z", everyLine);
    search.step(never);
    expect(search.total).toBe(0);
  });

  it("looks through colours, and gives columns of the shown text", () => {
    const store = new LineStore(LARGE);
    store.append(batchOfTexts([[1, "\x1b[31mER\x1b[1mROR\x1b[0m checkout\r"]]));
    const search = new LogSearch(store);
    search.start("error c", everyLine);
    search.step(never);
    expect(search.move(1, null)).toMatchObject({ line: 0, column: 0 });
    search.start("31m", everyLine);
    search.step(never);
    expect(search.total).toBe(0);
  });

  it("works in slices, and picks up lines that come meanwhile", () => {
    const store = new LineStore(LARGE);
    for (let i = 0; i < 5; i++) store.append(batchOf(i * 2000, i * 2000 + 2000));
    const search = new LogSearch(store);
    search.start("line 1", everyLine);
    let slices = 1;
    while (search.step(() => true)) slices++;
    expect(slices).toBeGreaterThanOrEqual(5);
    const expected = (limit: number) =>
      Array.from({ length: limit }, (_, i) => `line ${i}`).filter((line) => line.includes("line 1")).length;
    expect(search.total).toBe(expected(10_000));
    store.append(batchOf(10_000, 10_003));
    search.step(never);
    expect(search.total).toBe(expected(10_003));
  });

  it("goes to the next and the previous match, round at the ends, with its rank", () => {
    const store = new LineStore(LARGE);
    store.append(
      batchOfTexts([
        [1, "b b"],
        [2, "none"],
      ]),
    );
    store.mark({ type: "seam", reason: "started", at: 0, exitCode: null });
    store.append(batchOfTexts([[3, "cb"]]));
    const search = new LogSearch(store);
    search.start("b", everyLine);
    search.step(never);
    expect(search.rank()).toBe(0);
    expect(found(search, 4)).toEqual(["b b@0", "b b@2", "cb@1", "b b@0"]);
    expect(search.rank()).toBe(1);
    expect(found(search, 2, -1)).toEqual(["cb@1", "b b@2"]);
    expect(search.rank()).toBe(2);
  });

  it("forgets matches of dropped lines", () => {
    const store = new LineStore({ maxBytes: 1e9, maxLines: 5000 });
    const search = new LogSearch(store);
    search.start("line", everyLine);
    for (let i = 0; i < 2; i++) store.append(batchOf(i * 2000, i * 2000 + 2000));
    search.step(never);
    search.move(1, null);
    expect([search.total, search.rank()]).toEqual([4000, 1]);
    for (let i = 2; i < 5; i++) store.append(batchOf(i * 2000, i * 2000 + 2000));
    search.step(never);
    expect(search.total).toBe(4000);
    expect(search.current).toBeNull();
    expect(search.move(1, null)).toMatchObject({ line: 0 });
  });

  it("counts only the lines of the stream that is shown", () => {
    const store = new LineStore(LARGE);
    store.append(batchOf(0, 100, true));
    const search = new LogSearch(store);
    search.start("line", onlyStream(2));
    search.step(never);
    expect(search.total).toBe(10);
  });

  it("shows only the lines with a match, while it finds more", () => {
    const store = new LineStore(LARGE);
    for (let i = 0; i < 3; i++) store.append(batchOf(i * 2000, i * 2000 + 2000));
    const search = new LogSearch(store);
    search.start("99", everyLine);
    store.setProjection(search.projection);
    expect(rowsOf(store)).toEqual([]);
    search.step(never);
    store.reflow();
    const expected = Array.from({ length: 6000 }, (_, i) => `line ${i}`).filter((line) => line.includes("99"));
    expect(rowsOf(store)).toEqual(expected);
    const anchor = store.anchor(25);
    store.setProjection(everyLine);
    expect(rowsOf(store)[anchor === null ? -1 : store.rowOf(anchor)]).toBe(expected[25]);
  });

  it("marks the places of matches among all rows", () => {
    const store = new LineStore(LARGE);
    for (let i = 0; i < 5; i++) store.append(batchOf(i * 2000, i * 2000 + 2000));
    const search = new LogSearch(store);
    search.start("line 4999", everyLine);
    search.step(never);
    expect(search.ticks(100)).toEqual([49]);
  });
});
