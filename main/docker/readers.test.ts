import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { failure } from "../../contract/errors.ts";
import type { ImageSummary } from "../../contract/model/image.ts";
import { createContainerTable } from "./container-table.ts";
import { createImageTable } from "./image-table.ts";
import type { ContainerRow } from "./models.ts";
import type { Publisher } from "./publisher.ts";
import { createReaders, type Readers, StillRefused } from "./readers.ts";
import { event, NOW, row } from "./samples.testing.ts";
import type { StateSource } from "./state-source.ts";

const refusal = failure("ENGINE_REFUSED", { engine: "Test", action: "show it" });
const refuse = (): never => {
  throw refusal;
};
/** What the source answers, or throws, and how often it was asked. */
let rows: readonly ContainerRow[] | Error;
let image: (reference: string) => ImageSummary | null;
let asked: { container: number; image: number; end: string[] };
let failed: unknown[];
let told: string[];
let readers: Readers;
let containers: ReturnType<typeof createContainerTable>;

beforeEach(() => {
  vi.useFakeTimers();
  [rows, image, failed, told] = [[row("a")], () => null, [], []];
  asked = { container: 0, image: 0, end: [] };
  containers = createContainerTable();
  containers.replace([row("a")], NOW);
  const source: Partial<StateSource> = {
    async containersById() {
      asked.container += 1;
      if (rows instanceof Error) throw rows;
      return rows;
    },
    async image(reference) {
      asked.image += 1;
      return image(reference);
    },
    async end(id) {
      asked.end.push(id);
      return { exitCode: 127, outOfMemory: false };
    },
  };
  const publisher: Partial<Publisher> = {
    containers: ({ upserted }) => void told.push(...upserted.map(({ id, state }) => `${id} ${state}`)),
    images: () => undefined,
  };
  readers = createReaders({
    source: source as StateSource,
    containers,
    images: createImageTable(),
    publisher: publisher as Publisher,
    now: () => NOW,
    fail: (error) => failed.push(error),
  });
});
afterEach(() => {
  readers.close();
  vi.useRealTimers();
});

/** Lets everything happen that is under way, up to the look that is due within `ms`. */
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
/** More than all looks together take. */
const LONG = 20_000;

describe.each(["container", "image"] as const)("the %s that the engine goes on refusing to show", (kind) => {
  beforeEach(() => {
    rows = refusal;
    image = refuse;
  });

  test("is asked for some times, and then it is said", async () => {
    readers[kind]("a");
    await pass(0);
    expect(asked[kind]).toBe(1);
    await pass(LONG);
    expect(asked[kind]).toBe(13);
    expect(failed).toEqual([expect.any(StillRefused)]);
  });

  test("has all its chances again when there is news of it", async () => {
    readers[kind]("a");
    await pass(100);
    const before = asked[kind];
    expect(before).toBeGreaterThan(3);
    readers[kind]("a");
    await pass(LONG);
    expect(asked[kind]).toBe(before + 13);
    expect(failed).toHaveLength(1);
  });

  test("is asked for no more once this is closed", async () => {
    readers[kind]("a");
    await pass(0);
    readers.close();
    expect(vi.getTimerCount()).toBe(0);
    await pass(LONG);
    expect(asked[kind]).toBe(1);
    expect(failed).toEqual([]);
  });

  test("is asked for no more either when this is closed before the answer comes", async () => {
    readers[kind]("a");
    readers.close();
    await pass(0);
    expect(asked[kind]).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});

test("a container that was shown after all has all its chances again", async () => {
  rows = refusal;
  readers.container("a");
  await pass(100);
  rows = [row("a")];
  await pass(LONG);
  const before = asked.container;
  rows = refusal;
  // Not by way of its own event, which is news.
  readers.failed("a");
  await pass(LONG);
  expect(asked.container).toBe(before + 13);
});

test("an image that was shown after all has all its chances again", async () => {
  const named = (id: string, ...tags: string[]): ImageSummary => ({ id, tags, digests: [], size: 1, createdAt: NOW });
  image = refuse;
  readers.image("sha256:1");
  await pass(100);
  image = () => named("sha256:1", "nginx:1");
  await pass(LONG);
  const before = asked.image;
  // Not by its own event, which is news: another takes its tag.
  image = (reference) => (reference === "sha256:1" ? refuse() : named("sha256:2", "nginx:1"));
  readers.image("nginx:1");
  await pass(LONG);
  expect(asked.image).toBe(before + 1 + 13);
});

test("a connection that broke is told at once", async () => {
  const lost = failure("ENGINE_LOST", { engine: "Test" });
  rows = lost;
  readers.container("a");
  await pass(0);
  expect(failed).toEqual([lost]);
  expect(vi.getTimerCount()).toBe(0);
});

test("of one that may not have started the end is looked up once, when it still has not", async () => {
  rows = [row("a", { State: "created", Status: "Created" })];
  readers.failed("a");
  await pass(0);
  expect(asked.end).toEqual(["a"]);
  readers.container("a");
  await pass(0);
  expect(asked.end).toEqual(["a"]);
  rows = [row("a")];
  readers.failed("a");
  await pass(0);
  expect(asked.end).toEqual(["a"]);
});

test("a list that lags is not told; others that are read with it are", async () => {
  containers.replace([row("a"), row("b")], NOW);
  containers.hear(event("pause", "a"));
  rows = [row("a", { Status: "Up 4 hours" }), row("b", { State: "exited", Status: "Exited (0) 1 second ago" })];
  readers.container("marker");
  readers.container("a");
  readers.container("b");
  await pass(0);
  expect(told).toEqual(["b exited"]);
  rows = [row("a", { State: "paused", Status: "Up 4 hours (Paused)" })];
  await pass(10);
  expect(told).toEqual(["b exited", "a paused"]);
});

test("a list that lags for long is told as it is, and looked at until it does not", async () => {
  containers.hear(event("die", "a"));
  rows = [row("a", { Names: ["/renamed"] })];
  readers.container("a");
  await pass(900);
  expect(told).toEqual([]);
  await pass(200);
  expect(told).toEqual(["a running"]);
  rows = [row("a", { State: "exited", Status: "Exited (0) 1 second ago" })];
  await pass(LONG);
  expect(told).toEqual(["a running", "a exited"]);
  expect(asked.container).toBeLessThan(13);
});

test("a list that never fits the event is looked at no more after a while, and waited for no more either", async () => {
  containers.hear(event("die", "a"));
  readers.container("a");
  await pass(LONG);
  expect(asked.container).toBe(13);
  containers.hear(event("update", "a"));
  rows = [row("a", { Names: ["/renamed"] })];
  readers.container("a");
  await pass(0);
  expect(told).toEqual(["a running"]);
  expect(vi.getTimerCount()).toBe(0);
});
