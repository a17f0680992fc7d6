import { describe, expect, it } from "vitest";
import type { ContainerSummary } from "../../../contract/model/container.ts";
import { someContainer } from "./container.testing.ts";
import { createTableModel, type TableRow, type TableView } from "./table-model.ts";

const view: TableView = {
  text: "",
  segment: "all",
  sort: "name",
  descending: false,
  grouped: false,
  collapsed: new Set(),
};

function modelOf(containers: readonly ContainerSummary[], changes: Partial<TableView> = {}) {
  const model = createTableModel({ ...view, ...changes });
  model.reset(containers);
  return model;
}

const names = (rows: readonly TableRow[]) => rows.map((row) => (row.kind === "group" ? `[${row.key}]` : row.id));

describe("order", () => {
  it("sorts names as people count", () => {
    const model = modelOf(["web-10", "web-2", "API"].map((id) => someContainer({ id })));
    expect(names(model.read().rows)).toEqual(["API", "web-2", "web-10"]);
  });

  it("turns round, and sorts by lowest published port with unpublished ones last", () => {
    const port = (host: number) => [{ container: 80, protocol: "tcp" as const, hostIp: "0.0.0.0", host }];
    const model = modelOf(
      [
        someContainer({ id: "none" }),
        someContainer({ id: "high", ports: port(9000) }),
        someContainer({ id: "low", ports: port(80) }),
      ],
      { sort: "ports" },
    );
    expect(names(model.read().rows)).toEqual(["low", "high", "none"]);
    model.setView({ ...view, sort: "ports", descending: true });
    expect(names(model.read().rows)).toEqual(["none", "high", "low"]);
  });

  it("puts what wants a look first when sorted by status", () => {
    const model = modelOf(
      [
        someContainer({ id: "stopped", state: "exited", exitCode: 0 }),
        someContainer({ id: "running" }),
        someContainer({ id: "failed", state: "exited", exitCode: 1 }),
      ],
      { sort: "status" },
    );
    expect(names(model.read().rows)).toEqual(["failed", "running", "stopped"]);
  });
});

describe("groups", () => {
  const containers = [
    someContainer({ id: "alone" }),
    someContainer({ id: "db", project: "shop", health: "unhealthy" }),
    someContainer({ id: "web", project: "shop", state: "exited", exitCode: 3 }),
    someContainer({ id: "blog", project: "blog" }),
  ];

  it("come by name, with those of their own last, and sum up their members", () => {
    const { rows } = modelOf(containers, { grouped: true }).read();
    expect(names(rows)).toEqual(["[blog]", "blog", "[shop]", "db", "web", "[]", "alone"]);
    expect(rows[2]).toMatchObject({ running: 1, total: 2, unhealthy: 1, failed: 1, members: ["db", "web"] });
  });

  it("hide their members when closed, but not from a filter", () => {
    const model = modelOf(containers, { grouped: true, collapsed: new Set(["shop"]) });
    expect(names(model.read().rows)).toEqual(["[blog]", "blog", "[shop]", "[]", "alone"]);
    model.setView({ ...view, grouped: true, collapsed: new Set(["shop"]), text: "web" });
    expect(names(model.read().rows)).toEqual(["[shop]", "web"]);
  });

  it("go when the segment leaves none of their members", () => {
    const { rows } = modelOf(containers, { grouped: true, segment: "stopped" }).read();
    expect(names(rows)).toEqual(["[shop]", "web"]);
  });
});

describe("filter", () => {
  const containers = [
    someContainer({
      id: "abcdef0123",
      name: "front",
      image: "ghcr.io/acme/nginx:1.27",
      project: "Shop",
      ports: [{ container: 80, protocol: "tcp", hostIp: null, host: 8080 }],
    }),
    someContainer({ id: "fedcba9876", name: "back", state: "exited", exitCode: 0 }),
  ];

  it.each(["FRONT", "nginx", "8080", "shop", "abcd", "front nginx"])("finds by %s", (text) => {
    expect(names(modelOf(containers, { text }).read().rows)).toEqual(["abcdef0123"]);
  });

  it("does not take a short word for the beginning of an id, nor one from its middle", () => {
    expect(modelOf(containers, { text: "fed" }).read().rows).toEqual([]);
    expect(modelOf(containers, { text: "cdef" }).read().rows).toEqual([]);
  });

  it("counts the segments of what the text lets through", () => {
    expect(modelOf(containers).read().counts).toEqual({ all: 2, running: 1, stopped: 1, problems: 0 });
    expect(modelOf(containers, { text: "back" }).read().counts).toMatchObject({ all: 1, running: 0, stopped: 1 });
  });
});

describe("changes", () => {
  it("gives the same object back when nothing that is shown changed", () => {
    const model = modelOf([someContainer({ id: "a" }), someContainer({ id: "b" })], { grouped: true });
    const before = model.read();
    model.patch([someContainer({ id: "a", status: "Up 4 hours", since: 2_000 })], []);
    expect(model.read()).toBe(before);
  });

  it("keeps the rows when only a sum changed", () => {
    const model = modelOf([someContainer({ id: "a" }), someContainer({ id: "b" })]);
    const before = model.read();
    model.patch([someContainer({ id: "a", state: "exited", exitCode: 0 })], []);
    expect(model.read().rows).toBe(before.rows);
    expect(model.read().counts).toMatchObject({ running: 1, stopped: 1 });
  });

  it.each([
    { grouped: true, sort: "name" as const },
    { grouped: false, sort: "status" as const },
    { grouped: true, sort: "image" as const, descending: true },
  ])("ends, step by step, as if it had been made at once: %o", (changes) => {
    const random = sequence(7);
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
    const make = (id: string) =>
      someContainer({
        id,
        name: `${pick(["web", "db", "api"])}-${Math.floor(random() * 30)}`,
        image: pick(["nginx", "redis:7", "postgres"]),
        project: pick([null, "shop", "blog"]),
        state: pick(["running", "exited", "paused"]),
        exitCode: pick([null, 0, 1]),
        since: Math.floor(random() * 50),
      });
    const all = new Map(Array.from({ length: 40 }, (_, index) => [`c${index}`, make(`c${index}`)]));
    const model = modelOf([...all.values()], changes);
    for (let step = 0; step < 400; step += 1) {
      const id = `c${Math.floor(random() * 60)}`;
      if (random() < 0.3) {
        all.delete(id);
        model.patch([], [id]);
      } else {
        const container = make(id);
        all.set(id, container);
        model.patch([container], []);
      }
    }
    const anew = modelOf([...all.values()], changes);
    expect(model.read()).toEqual(anew.read());
  });
});

/** Numbers from 0 to 1, the same ones each run (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
