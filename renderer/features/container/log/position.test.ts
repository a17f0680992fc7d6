import { describe, expect, it } from "vitest";
import { LineStore } from "../../../logs/line-store.ts";
import { batchOf } from "../../../logs/lines.testing.ts";
import { Position } from "./position.ts";

function setUp(lines: number) {
  const store = new LineStore({ maxBytes: 1e9, maxLines: 1e9 });
  store.append(batchOf(0, lines));
  return { store, position: new Position(store) };
}
const flat = () => 1;
/** Every third line is wrapped to 4 rows. */
const wrapped = (row: number) => (row % 3 === 0 ? 4 : 1);

describe("Position", () => {
  it("stands at the end and stays there as lines come", () => {
    const { store, position } = setUp(100);
    expect(position.top(10, flat)).toEqual({ row: 90, skip: 0 });
    store.append(batchOf(100, 150));
    expect(position.top(10, flat)).toEqual({ row: 140, skip: 0 });
    expect(position.following).toBe(true);
  });

  it("stays at its line when scrolled up, also when lines come before it", () => {
    const { store, position } = setUp(100);
    position.scroll(-5, 10, flat);
    expect(position.following).toBe(false);
    store.append(batchOf(100, 150));
    store.prepend([batchOf(0, 30)], false);
    expect(position.top(10, flat)).toEqual({ row: 85, skip: 0 });
  });

  it("follows again when it is scrolled to the end", () => {
    const { position } = setUp(100);
    position.scroll(-5, 10, flat);
    position.scroll(4, 10, flat);
    expect(position.following).toBe(false);
    position.scroll(1, 10, flat);
    expect(position.following).toBe(true);
  });

  it("goes through wrapped lines row by row, there and back", () => {
    const { position } = setUp(100);
    const seen: string[] = [];
    for (let i = 0; i < 20; i++) {
      const { row, skip } = position.top(10, wrapped);
      seen.push(`${row}.${skip}`);
      position.scroll(-1, 10, wrapped);
    }
    expect(seen.slice(0, 6)).toEqual(["96.0", "95.0", "94.0", "93.3", "93.2", "93.1"]);
    const back: string[] = [];
    for (let i = 0; i < 20; i++) {
      position.scroll(1, 10, wrapped);
      const { row, skip } = position.top(10, wrapped);
      back.push(`${row}.${skip}`);
    }
    expect(back).toEqual([...seen].reverse());
    expect(position.following).toBe(true);
  });

  it("does not go above the first row", () => {
    const { position } = setUp(100);
    position.scroll(-1000, 10, wrapped);
    expect(position.top(10, wrapped)).toEqual({ row: 0, skip: 0 });
  });

  it("has no up when everything fits", () => {
    const { position } = setUp(5);
    position.scroll(-1, 10, flat);
    expect(position.following).toBe(true);
    expect(position.top(10, flat)).toEqual({ row: 0, skip: 0 });
  });

  it("does not stand beyond the end when the view grows", () => {
    const { position } = setUp(100);
    position.toRow(95);
    expect(position.top(10, flat)).toEqual({ row: 90, skip: 0 });
  });

  it("follows nothing at the end of a window that the log goes beyond", () => {
    const { store, position } = setUp(100);
    store.setFoot({ type: "later", loading: "idle" });
    position.toLast(10, flat);
    expect([position.following, position.top(10, flat)]).toEqual([false, { row: 91, skip: 0 }]);
    position.scroll(-5, 10, flat);
    position.scroll(50, 10, flat);
    expect([position.following, position.top(10, flat)]).toEqual([false, { row: 91, skip: 0 }]);
    store.extend([batchOf(100, 150)], true);
    expect(position.top(10, flat)).toEqual({ row: 91, skip: 0 });
  });
});
