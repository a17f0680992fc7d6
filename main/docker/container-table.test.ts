import { afterEach, describe, expect, test, vi } from "vitest";
import { createContainerTable } from "./container-table.ts";
import { event, NOW, row } from "./samples.testing.ts";

afterEach(() => vi.restoreAllMocks());

describe("the table of containers", () => {
  test("takes the answer for the ids that were asked for: changed, unchanged, gone", () => {
    const table = createContainerTable();
    table.replace([row("a"), row("b"), row("c")], NOW);
    const changes = table.apply(["a", "b", "c", "never"], [row("a", { Names: ["/new"] }), row("b")], NOW);
    expect(changes.upserted.map(({ id, name }) => [id, name])).toEqual([["a", "new"]]);
    expect(changes.removed).toEqual(["c"]);
    expect([...table.byId.keys()]).toEqual(["a", "b"]);
  });

  test.each(["exec_create: sh", "exec_start: sh", "exec_die", "top", "attach", "resize", "kill", "archive-path"])(
    "an event %s asks for nothing",
    (action) => {
      expect(createContainerTable().hear(event(action, "a"))).toBe(false);
    },
  );

  test.each([
    "create",
    "start",
    "die",
    "destroy",
    "pause",
    "rename",
    "health_status: healthy",
    "oom",
    "update",
    "novelty",
  ])("an event %s asks for the container", (action) => {
    expect(createContainerTable().hear(event(action, "a"))).toBe(true);
  });

  test("events tell the exact time, and that the memory ran out", () => {
    const table = createContainerTable();
    table.replace([row("a")], NOW);
    table.hear(event("oom", "a", {}, NOW + 1));
    table.hear(event("die", "a", { exitCode: "137" }, NOW + 2));
    const dead = row("a", { State: "exited", Status: "Exited (137) Less than a second ago" });
    table.apply(["a"], [dead], NOW + 5);
    expect(table.byId.get("a")).toMatchObject({ state: "exited", exitCode: 137, outOfMemory: true, since: NOW + 2 });
    table.hear(event("start", "a", {}, NOW + 100));
    table.apply(["a"], [row("a", { Status: "Up 1 second" })], NOW + 1500);
    expect(table.byId.get("a")).toMatchObject({
      state: "running",
      exitCode: null,
      outOfMemory: false,
      since: NOW + 100,
    });
  });

  test("a container that is resumed runs since its start, not since its resuming", () => {
    const table = createContainerTable();
    table.replace([row("a", { Status: "Up 3 hours" })], NOW);
    const started = table.byId.get("a")?.since;
    expect(started).toBe(NOW - 3 * 3_600_000);
    table.hear(event("pause", "a", {}, NOW + 10));
    table.apply(["a"], [row("a", { State: "paused", Status: "Up 3 hours (Paused)" })], NOW + 11);
    expect(table.byId.get("a")).toMatchObject({ state: "paused", since: NOW + 10 });
    table.hear(event("unpause", "a", {}, NOW + 20));
    table.apply(["a"], [row("a", { Status: "Up 3 hours" })], NOW + 900_000);
    expect(table.byId.get("a")).toMatchObject({ state: "running", since: started });
  });

  test("a row that does not look yet as its event announced lags, until a later event says otherwise or it is given up", () => {
    const table = createContainerTable();
    const old = [row("a"), row("b"), row("c"), row("d")];
    table.replace(old, NOW);
    table.hear(event("pause", "a"));
    table.hear(event("rename", "b", { name: "/new", oldName: "/b" }));
    table.hear(event("destroy", "c"));
    expect(table.lagging(old)).toEqual(["a", "b", "c"]);
    expect(table.lagging([row("a", { State: "paused" }), row("b", { Names: ["/new"] })])).toEqual([]);
    table.hear(event("start", "a"));
    table.hear(event("die", "a"));
    expect(table.lagging([row("a")])).toEqual(["a"]);
    expect(table.lagging([row("a", { State: "exited" })])).toEqual([]);
    table.apply(["a"], [row("a", { Names: ["/x"] })], NOW);
    expect(table.byId.get("a")?.name).toBe("x");
    expect(table.lagging([row("a")])).toEqual(["a"]);
    table.giveUp("a");
    expect(table.lagging([row("a")])).toEqual([]);
  });

  test("a row that has looked once as its event announced lags no more", () => {
    const table = createContainerTable();
    table.replace([row("a")], NOW);
    table.hear(event("pause", "a"));
    table.apply(["a"], [row("a", { State: "paused" })], NOW);
    expect(table.lagging([row("a")])).toEqual([]);
  });

  test.each(["constructor", "toString", "__proto__"])("an event %j announces nothing", (action) => {
    const table = createContainerTable();
    table.replace([row("a")], NOW);
    expect(table.hear(event(action, "a"))).toBe(true);
    expect(table.lagging([row("a")])).toEqual([]);
  });

  test("those whose end is to be looked up are the newest that never ran or were killed, and only until it is known", () => {
    const table = createContainerTable();
    const made = (id: string, age: number) =>
      row(id, { State: "created", Status: "Created", Created: NOW / 1000 - age });
    const killed = row("killed", { State: "exited", Status: "Exited (137) 2 minutes ago" });
    table.replace([row("runs"), made("old", 900), killed, made("new", 60)], NOW);
    expect(table.untold(50)).toEqual(["new", "killed", "old"]);
    expect(table.untold(2)).toEqual(["new", "killed"]);
    expect(table.ended("new", { exitCode: 127, outOfMemory: false }).upserted).toMatchObject([{ exitCode: 127 }]);
    // It never was tried.
    expect(table.ended("old", { exitCode: 0, outOfMemory: false })).toEqual({ upserted: [], removed: [] });
    // That is an earlier end, of which the answer came late.
    expect(table.ended("killed", { exitCode: 1, outOfMemory: true })).toEqual({ upserted: [], removed: [] });
    expect(table.ended("killed", { exitCode: 137, outOfMemory: true }).upserted).toMatchObject([{ outOfMemory: true }]);
    expect(table.ended("runs", { exitCode: 1, outOfMemory: true })).toEqual({ upserted: [], removed: [] });
    expect(table.ended("gone", { exitCode: 1, outOfMemory: true })).toEqual({ upserted: [], removed: [] });
    expect(table.untold(50)).toEqual(["old"]);
  });

  test("holds 10,000 containers, and an event touches only its own", () => {
    const table = createContainerTable();
    const rows = Array.from({ length: 10_000 }, (_, index) => row(`c${index}`));
    table.replace(rows, NOW);
    expect(table.byId.size).toBe(10_000);
    // Nothing but walking through a collection could cost what there is: nobody walks.
    const walks = [
      vi.spyOn(Map.prototype, "values"),
      vi.spyOn(Map.prototype, "keys"),
      vi.spyOn(Map.prototype, "entries"),
      vi.spyOn(Map.prototype, "forEach"),
      vi.spyOn(Map.prototype, Symbol.iterator),
    ];
    table.hear(event("die", "c5000"));
    const changes = table.apply(["c5000"], [row("c5000", { State: "exited", Status: "Exited (0) 1 second ago" })], NOW);
    table.lagging([row("c5000")]);
    expect(walks.map((walk) => walk.mock.calls.length)).toEqual([0, 0, 0, 0, 0]);
    expect(changes).toMatchObject({ upserted: [{ id: "c5000", state: "exited" }], removed: [] });
  });
});
