import { describe, expect, it } from "vitest";
import { lines, setUp } from "./controller.testing.ts";
import { settle } from "./fake-log.testing.ts";
import { rowsOf, texts } from "./lines.testing.ts";
import type { LogFrom } from "./log-snapshot.ts";

/** A container that wrote so many lines and stopped. */
function setUpStopped(written: number, maxLines?: number) {
  const all = setUp({ written, ...(maxLines === undefined ? {} : { maxLines }) });
  all.log.stop = { kind: "seam", reason: "stopped", at: all.clock.time, exitCode: 0 };
  return all;
}

describe("the stop of a container, which each of its log's streams tells", () => {
  it.each([0, 10])("is shown once, wherever %d lines are begun at anew", async (written) => {
    const { controller, store } = setUpStopped(written);
    for (const from of ["tail", "start", "tail"] satisfies LogFrom[]) {
      controller.start(from);
      await settle();
      expect(rowsOf(store)).toEqual([...texts(0, written), "[seam]"]);
    }
  });

  it("is shown once when Berth itself was out of reach", async () => {
    const { log, clock, controller, store } = setUpStopped(10);
    controller.start("tail");
    await settle();
    log.last.fail(new Error("socket closed"));
    await clock.pass(1000);
    expect(log.streams.length).toBe(2);
    expect(rowsOf(store)).toEqual([...texts(0, 10), "[seam]"]);
  });

  it("is shown once when the view goes to where it had left it", async () => {
    const { log, controller, store } = setUpStopped(40_000, 20_000);
    controller.start("start");
    await settle();
    if (store.head) await controller.load(store.head);
    expect(rowsOf(store).at(-1)).toBe("[later]");
    while (store.foot !== null) await controller.load(store.foot);
    await settle();
    expect(log.last.request.follow).toBe(true);
    expect(rowsOf(store).slice(-3)).toEqual([...texts(39_998, 40_000), "[seam]"]);

    if (store.head) await controller.load(store.head);
    expect(store.detached).toBe(true);
    controller.toTail();
    await settle();
    expect(rowsOf(store).slice(-1001)).toEqual([...texts(39_000, 40_000), "[seam]"]);
  });

  it("is shown once when lines that were cleared come back to it", async () => {
    const { log, clock, controller, store } = setUpStopped(10);
    controller.start("tail");
    await settle();
    controller.clear();
    log.last.fail(new Error("socket closed"));
    await clock.pass(1000);
    expect(rowsOf(store)).toEqual(["[cleared]", "[seam]"]);
    if (store.head) await controller.load(store.head);
    expect(rowsOf(store)).toEqual([...texts(0, 10), "[seam]"]);
  });

  it("stays where it was when the container has gone on, and stopped again", async () => {
    const { log, clock, controller, store } = setUpStopped(10);
    controller.start("tail");
    await settle();
    log.stop = { kind: "seam", reason: "stopped", at: clock.time + 5000, exitCode: 0 };
    log.write(lines(10, 20));
    log.last.push(log.stop);
    await settle();
    const both = [...texts(0, 10), "[seam]", ...texts(10, 20), "[seam]"];
    expect(rowsOf(store)).toEqual(both);
    controller.start("start");
    await settle();
    expect(rowsOf(store)).toEqual(both);
  });
});
