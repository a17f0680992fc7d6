import { describe, expect, it } from "vitest";
import { lines, setUp, value } from "./controller.testing.ts";
import { settle } from "./fake-log.testing.ts";
import { PAGE } from "./history.ts";
import type { LineStore } from "./line-store.ts";
import { rowsOf, stampFor, texts } from "./lines.testing.ts";
import { millisOf } from "./stamp.ts";

/** A view at its cap of 20,000 lines that has dropped 20,000 or more of 40,000. */
async function setUpFull() {
  const all = setUp({ written: 40_000, maxLines: 20_000 });
  all.controller.start("start");
  await settle();
  return all;
}
const held = (store: LineStore) => rowsOf(store).filter((row) => !row.startsWith("["));
const numberOf = (line: string | undefined) => Number(line?.slice("line ".length));

describe("a log view at its cap", () => {
  it("loads what was dropped at the cap: the window moves, none lost or doubled, back to the first and on to the last", async () => {
    const { log, controller, store } = await setUpFull();
    const first = numberOf(held(store)[0]);
    expect(store.head?.content).toEqual({ type: "dropped", lines: first, loading: "idle" });
    for (let i = 0; i < 20 && store.head !== null; i++) {
      await controller.load(store.head);
      const lines = held(store);
      expect(lines).toEqual(texts(numberOf(lines[0]), numberOf(lines[0]) + lines.length));
      expect(lines.length).toBeLessThanOrEqual(20_000);
      if (store.head !== null) expect(store.head.content).toMatchObject({ type: "dropped", lines: numberOf(lines[0]) });
    }
    expect([rowsOf(store)[0], rowsOf(store).at(-1)]).toEqual(["line 0", "[later]"]);
    expect(store.detached).toBe(true);
    expect(log.streams[0]?.signal.aborted).toBe(true);

    log.write(lines(40_000, 40_100));
    for (let i = 0; i < 20 && store.foot !== null; i++) await controller.load(store.foot);
    await settle();
    log.write(lines(40_100, 40_105));
    await settle();
    const now = held(store);
    expect(now).toEqual(texts(40_105 - now.length, 40_105));
    expect(store.head?.content).toMatchObject({ type: "dropped", lines: 40_105 - now.length });
  });

  it("loads what was dropped also while lines keep coming", async () => {
    const { log, controller, store } = await setUpFull();
    const first = numberOf(held(store)[0]);
    if (store.head) {
      const loading = controller.load(store.head);
      for (let i = 0; i < 5; i++) log.write(lines(40_000 + i * 5000, 45_000 + i * 5000));
      await loading;
    }
    expect(held(store).slice(0, 5001)).toEqual(texts(first - PAGE, first + 1));
    expect(rowsOf(store).at(-1)).toBe("[later]");
  });

  it("follows on without a gap when what was dropped cannot be loaded", async () => {
    const { log, controller, store } = await setUpFull();
    log.failures.push(value("ENGINE_REFUSED"));
    if (store.head) await controller.load(store.head);
    expect(store.head?.content).toMatchObject({ type: "dropped", loading: "failed" });
    log.write(lines(40_000, 40_010));
    await settle();
    const now = held(store);
    expect(now).toEqual(texts(40_010 - now.length, 40_010));
  });

  it("begins anew at the tail when it is taken to the end", async () => {
    const { log, controller, store } = await setUpFull();
    controller.toTail();
    expect(log.streams.length).toBe(1);
    if (store.head) await controller.load(store.head);
    controller.toTail();
    await settle();
    log.write(lines(40_000, 40_010));
    await settle();
    expect(rowsOf(store).slice(-1010)).toEqual(texts(39_000, 40_010));
    expect(controller.snapshot()).toMatchObject({ detached: false, from: "tail", phase: { name: "live" } });
  });

  it("shows what comes from now on when it is cleared away from the end", async () => {
    const { log, clock, controller, store } = await setUpFull();
    if (store.head) await controller.load(store.head);
    clock.time = millisOf(stampFor(40_000));
    controller.clear();
    await settle();
    log.write(lines(40_000, 40_010));
    await settle();
    expect(rowsOf(store)).toEqual(["[cleared]", ...texts(40_000, 40_010)]);
    if (store.head) await controller.load(store.head);
    expect(held(store).slice(-20)).toEqual(texts(39_990, 40_010));
  });
});
