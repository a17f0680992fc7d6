import { describe, expect, it } from "vitest";
import { FakeLog } from "./fake-log.testing.ts";
import { GAP_PAGE, readGap } from "./history.ts";
import { stampFor } from "./lines.testing.ts";
import { messageOf } from "./stamp.ts";

const never = new AbortController().signal;

describe("readGap", () => {
  it("does not stop among the lines at its far edge, some of which are held", async () => {
    const log = new FakeLog();
    log.write([`${stampFor(0)} held before`]);
    log.write(Array.from({ length: GAP_PAGE - 100 }, (_, i) => `${stampFor(1)} a${i}`));
    log.write(Array.from({ length: 2000 }, (_, i) => `${stampFor(2)} b${i}`));
    const page = await readGap(log.open, { stamp: stampFor(0), count: 1 }, { stamp: stampFor(2), count: 5 }, never);
    const lines = page.batches.flatMap((batch) => batch.text.split("\n")).map(messageOf);
    expect([page.more, lines.length, lines[0], lines.at(-1)]).toEqual([false, GAP_PAGE - 100 + 1995, "a0", "b1994"]);
  });

  it("stops after a page", async () => {
    const log = new FakeLog();
    log.write(Array.from({ length: GAP_PAGE * 2 }, (_, i) => `${stampFor(i)} a${i}`));
    const to = { stamp: stampFor(GAP_PAGE * 2 - 1), count: 1 };
    const page = await readGap(log.open, { stamp: stampFor(0), count: 1 }, to, never);
    const lines = page.batches.flatMap((batch) => batch.text.split("\n"));
    expect(page.more).toBe(true);
    expect(lines.length).toBeLessThan(GAP_PAGE + 1000);
  });
});
