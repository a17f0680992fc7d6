import { describe, expect, it } from "vitest";
import { LineStore } from "../../../logs/line-store.ts";
import { batchOfTexts } from "../../../logs/lines.testing.ts";
import { everyLine } from "../../../logs/projection.ts";
import { LogSearch } from "../../../logs/search.ts";
import { plainText } from "../../../ui/terminal/ansi.ts";
import { columnAt, type FrameInput, layOut, mostShift, rowHeight, shiftToShow, type ViewOptions } from "./frame.ts";
import { overlayOf } from "./viewport-state.ts";

const PALETTE = {
  muted: "90",
  match: "43",
  currentMatch: "103",
  selection: "44",
  blackBackground: "40",
  whiteBackground: "47",
};

function setUp(texts: readonly string[], options: Partial<ViewOptions> = {}, columns = 10) {
  const store = new LineStore({ maxBytes: 1e9, maxLines: 1e9 });
  store.append(batchOfTexts(texts.map((text, index) => [index, text] as const)));
  const search = new LogSearch(store);
  const input: FrameInput = {
    store,
    search,
    selection: null,
    options: { wrap: true, times: false, shift: 0, ...options },
    columns,
    palette: PALETTE,
  };
  return { store, search, input };
}

const shown = (input: FrameInput, top = { row: 0, skip: 0 }, height = 10): string[] =>
  layOut(input, top, height).map((row) =>
    row.kind === "text" ? plainText(row.painted) : `[${row.marker.content.type}]`,
  );

describe("layOut", () => {
  it("wraps lines, and begins in the middle of one", () => {
    const { input } = setUp(["0123456789abcdefghijKLM", "x"]);
    expect(shown(input)).toEqual(["0123456789", "abcdefghij", "KLM", "x"]);
    expect(shown(input, { row: 0, skip: 2 })).toEqual(["KLM", "x"]);
    expect(rowHeight(input, 0)).toBe(3);
  });

  it("cuts lines that are not wrapped, says so, and moves sideways", () => {
    const { input } = setUp(["0123456789abcdefghij", "short"], { wrap: false });
    expect(shown(input)).toEqual(["012345678…", "short"]);
    expect(shown({ ...input, options: { ...input.options, shift: 8 } })).toEqual(["89abcdefg…", ""]);
    expect(shown({ ...input, options: { ...input.options, shift: 12 } })).toEqual(["cdefghij", ""]);
  });

  it("moves sideways no further than the longest line in view, and as far as a match", () => {
    const { input } = setUp(["0123456789abcdefghij", "short"], { wrap: false });
    const top = { row: 0, skip: 0 };
    expect(mostShift(input, layOut(input, top, 10))).toBe(10);
    expect(mostShift(input, layOut(input, { row: 1, skip: 0 }, 10))).toBe(0);

    const text = "0123456789abcdefghij";
    expect(shiftToShow(input, text, 8)).toBe(0);
    expect(shiftToShow(input, text, 9)).toBe(4);
    expect(shiftToShow(input, text, 19)).toBe(10);
    const moved = { ...input, options: { ...input.options, shift: 10 } };
    expect(shiftToShow(moved, text, 12)).toBe(10);
    expect(shiftToShow(moved, text, 1)).toBe(0);
  });

  it("shows the time once a line, and indents what is wrapped", () => {
    const { input } = setUp(["0123456789abcde"], { times: true }, 24);
    const [first, second] = shown(input);
    expect(first).toMatch(/^\d\d:\d\d:\d\d\.\d\d\d {2}0123456789$/);
    expect(second).toBe(`${" ".repeat(14)}abcde`);
  });

  it("leaves room for markers, and says where they lie", () => {
    const { store, input } = setUp(["a"]);
    store.mark({ type: "seam", reason: "stopped", at: 0, exitCode: 1 });
    store.mark({ type: "gap", from: "", to: "", loading: "idle" });
    store.append({ text: "2024-05-01T12:00:00.009000000Z err", runs: [2, 1] });
    store.append({ text: "2024-05-01T12:00:00.009000000Z err", runs: [2, 1] });
    expect(shown(input)).toEqual(["a", "[seam]", "[gap]", "[gap]", "err", "err"]);
    const rows = layOut(input, { row: 0, skip: 0 }, 10);
    const overlay = overlayOf(rows, {
      following: true,
      newLines: 0,
      cellHeight: 18,
      firstRow: 0,
      endRow: 5,
      height: 10,
    });
    expect(overlay.markers.map(({ y, height }) => [y, height])).toEqual([
      [18, 18],
      [36, 36],
    ]);
    expect(overlay.edges).toEqual([{ y: 72, height: 36 }]);
  });

  it("marks matches across wrapped rows, the current one apart", () => {
    const { search, input } = setUp(["01234567needle needle"]);
    search.start("needle", everyLine);
    search.step(() => false);
    search.move(1, null);
    const painted = layOut(input, { row: 0, skip: 0 }, 10).map((row) => (row.kind === "text" ? row.painted : ""));
    expect(painted[0]).toContain("27;103mne");
    expect(painted[1]).toContain("27;103medle");
    expect(painted[1]).toContain("27;43mneedl");
    expect(painted[2]).toContain("27;43me");
  });

  it("knows the character under a cell of a wrapped row", () => {
    const { input } = setUp(["漢字漢字漢字漢字"], {}, 10);
    const second = layOut(input, { row: 0, skip: 0 }, 10)[1];
    expect(second?.kind === "text" && columnAt(second, 2, input.options)).toBe(6);
    expect(second?.kind === "text" && columnAt(second, 99, input.options)).toBe(8);
  });

  it("shows the beginning of a line that is too long, and says how much more there is", () => {
    const { input } = setUp(["x".repeat(1_000_000)], {}, 100);
    const rows = shown(input, { row: 0, skip: 0 }, 500);
    expect(rows.length).toBeLessThan(210);
    expect(rows.slice(-2).join("")).toContain("980,000 characters more");
  });
});
