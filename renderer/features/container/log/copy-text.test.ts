import { describe, expect, it } from "vitest";
import { LineStore } from "../../../logs/line-store.ts";
import { batchOf, batchOfTexts, stampFor, texts } from "../../../logs/lines.testing.ts";
import { onlyStream } from "../../../logs/projection.ts";
import { allText, fileName, lineCountOf, selectedText } from "./copy-text.ts";

function pointAt(store: LineStore, row: number, column: number) {
  const found = store.row(row);
  if (found?.kind !== "line") throw new Error(`row ${row} is no line`);
  return { chunk: found.chunk, line: found.line, column };
}

describe("copy", () => {
  it("copies what is selected across markers, as it is shown, whole lines with their full time", () => {
    const store = new LineStore({ maxBytes: 1e9, maxLines: 1e9 });
    store.append(
      batchOfTexts([
        [1, "\x1b[31mred\x1b[0m line"],
        [2, ""],
      ]),
    );
    store.mark({ type: "seam", reason: "started", at: 0, exitCode: null });
    store.append(batchOfTexts([[3, "last"]]));
    const selection = { anchor: pointAt(store, 3, 2), focus: pointAt(store, 0, 1) };
    expect(selectedText(store, selection, false)).toBe("ed line\n\nla");
    expect(selectedText(store, selection, true)).toBe(`ed line\n${stampFor(2)} \n${stampFor(3)} la`);
  });

  it("gives all shown lines as they came, and names gaps", async () => {
    const store = new LineStore({ maxBytes: 1e9, maxLines: 1e9 });
    store.append(batchOf(0, 3000));
    store.mark({ type: "gap", from: "A", to: "B", loading: "idle" });
    store.append(batchOf(3000, 3005, true));
    const whole = (await allText(store, false)).join("");
    expect(whole).toBe(
      `${texts(0, 3000).join("\n")}\n--- Lines between A and B were skipped. ---\n${texts(3000, 3005).join("\n")}\n`,
    );
    expect(lineCountOf(store)).toBe(3005);
    store.setProjection(onlyStream(2));
    expect(lineCountOf(store)).toBe(1);
    expect((await allText(store, true)).at(-1)).toBe(`${stampFor(3000)} line 3000\n`);
  });

  it("names the file after the container and the time", () => {
    expect(fileName("web", new Date(2024, 4, 1, 9, 5, 7))).toBe("web-2024-05-01-09-05-07.log");
  });
});
