import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ContainerSummary } from "../../contract/model/container.ts";
import type { EngineStatus, EngineUpdate } from "../../contract/model/engine.ts";
import { createPublisher, JOIN_MS } from "./publisher.ts";
import { summary } from "./samples.testing.ts";

const target = {
  id: "local",
  label: "This computer",
  kind: "local",
  address: "unix:///x.sock",
  remote: false,
} as const;
const connecting: EngineStatus = { phase: "connecting", target };
const lost: EngineStatus = {
  phase: "lost",
  target,
  problem: { code: "ENGINE_LOST", message: "", data: { why: "", hint: "" } },
  since: 0,
  retryAt: null,
  attempt: 1,
  wasReady: true,
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  const all = new Map<string, ContainerSummary>();
  const publisher = createPublisher({
    engine: () => connecting,
    allContainers: () => all.values(),
    allImages: () => [],
  });
  const change = (...upserted: ContainerSummary[]): void => {
    for (const one of upserted) all.set(one.id, one);
    publisher.containers({ upserted, removed: [] });
  };
  const remove = (id: string): void => {
    all.delete(id);
    publisher.containers({ upserted: [], removed: [id] });
  };
  return { publisher, change, remove };
}

/** Reads on its own, as fast as it can. */
function reader(updates: AsyncGenerator<EngineUpdate, void, undefined>): EngineUpdate[] {
  const seen: EngineUpdate[] = [];
  void (async () => {
    for await (const update of updates) seen.push(update);
  })();
  return seen;
}

const names = (update: EngineUpdate | undefined): unknown =>
  update?.kind === "patch"
    ? [update.revision, update.containers.upserted.map(({ name }) => name), update.containers.removed]
    : update?.kind;

describe("readers of the state", () => {
  test("get a snapshot, the first change at once, and later ones of the next 16 ms together", async () => {
    const { publisher, change, remove } = setUp();
    const seen = reader(publisher.watch(new AbortController().signal));
    await vi.advanceTimersByTimeAsync(0);
    change(summary("a"));
    await vi.advanceTimersByTimeAsync(0);
    expect(seen.map(names)).toEqual(["snapshot", [1, ["a"], []]]);
    change(summary("b"));
    change(summary("a", { name: "again" }));
    remove("b");
    await vi.advanceTimersByTimeAsync(JOIN_MS - 1);
    expect(seen).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(names(seen[2])).toEqual([2, ["again"], ["b"]]);
    await vi.advanceTimersByTimeAsync(JOIN_MS);
    change(summary("c"));
    await vi.advanceTimersByTimeAsync(0);
    expect(names(seen[3])).toEqual([3, ["c"], []]);
  });

  test("leave no timer running once nothing changes", async () => {
    const { change } = setUp();
    change(summary("a"));
    await vi.advanceTimersByTimeAsync(2 * JOIN_MS);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("that are slow get merged patches, while others get every one", async () => {
    const { publisher, change } = setUp();
    const quick = reader(publisher.watch(new AbortController().signal));
    const slow = publisher.watch(new AbortController().signal);
    expect((await slow.next()).value).toMatchObject({ kind: "snapshot", revision: 0 });
    for (let round = 1; round <= 50; round += 1) {
      change(summary("a", { name: `a${round}` }), summary(`b${round}`));
      await vi.advanceTimersByTimeAsync(JOIN_MS);
    }
    expect(quick).toHaveLength(51);
    const merged = (await slow.next()).value;
    expect(merged).toMatchObject({ kind: "patch", revision: 50 });
    expect(merged?.kind === "patch" && merged.containers.upserted.map(({ name }) => name)).toEqual([
      "a50",
      ...Array.from({ length: 50 }, (_, index) => `b${index + 1}`),
    ]);
    // Merging for one reader changed nothing for the others.
    expect(names(quick[1])).toEqual([1, ["a1", "b1"], []]);
  });

  test("that are slow see only the newest snapshot and status", async () => {
    const { publisher, change } = setUp();
    const slow = publisher.watch(new AbortController().signal);
    await slow.next();
    change(summary("a"));
    publisher.status(connecting);
    publisher.status(lost);
    publisher.reset();
    publisher.reset();
    publisher.status(lost);
    const first = (await slow.next()).value;
    expect(first).toMatchObject({ kind: "snapshot", revision: 3, containers: [{ id: "a" }] });
    expect((await slow.next()).value).toEqual({ kind: "status", engine: lost });
  });

  test("that come while changes are gathered miss none", async () => {
    const { publisher, change } = setUp();
    change(summary("a"));
    change(summary("b"));
    const late = publisher.watch(new AbortController().signal);
    expect((await late.next()).value).toMatchObject({ kind: "snapshot", revision: 1, containers: [{}, {}] });
    const next = late.next();
    await vi.advanceTimersByTimeAsync(JOIN_MS);
    expect(names((await next).value ?? undefined)).toEqual([2, ["b"], []]);
  });

  test("end with their signal, and with the publisher", async () => {
    const { publisher } = setUp();
    const control = new AbortController();
    const one = publisher.watch(control.signal);
    const other = publisher.watch(new AbortController().signal);
    await one.next();
    await other.next();
    control.abort();
    expect((await one.next()).done).toBe(true);
    publisher.close();
    expect((await other.next()).done).toBe(true);
  });
});
