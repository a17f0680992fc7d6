import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createEngine } from "./create-engine.ts";
import type { Engine } from "./engine.ts";
import {
  containerEvent,
  createFakeEngine,
  type FakeEngine,
  isLost,
  isPatch,
  isReady,
  json,
  watching,
} from "./fake-engine.testing.ts";
import type { ContainerRow } from "./models.ts";
import { row } from "./samples.testing.ts";

let fake: FakeEngine;
let engine: Engine | null = null;
/** What the fake engine has. */
let rows: Map<string, ContainerRow>;

beforeEach(async () => {
  fake = createFakeEngine();
  rows = new Map([row("a"), row("b")].map((one) => [one.Id, one]));
  fake.on("/containers/json", (request, response) => {
    const filters = new URL(request.url ?? "", "http://x").searchParams.get("filters");
    const ids: string[] | null = filters === null ? null : JSON.parse(filters).id;
    json(ids === null ? [...rows.values()] : ids.flatMap((id) => rows.get(id) ?? []))(request, response);
  });
  await fake.listen();
});
afterEach(async () => {
  await engine?.close();
  await fake.close();
});

async function follow() {
  engine = createEngine(fake.target);
  const updates = watching(engine.watch(new AbortController().signal));
  const first = await updates.next(isReady);
  fake.asked.length = 0;
  return { engine, updates, first };
}

const change = (id: string, given: Partial<ContainerRow>): void => void rows.set(id, row(id, given));
const exited = { State: "exited", Status: "Exited (3) 1 second ago" };

describe("the live state", () => {
  test("is told at once to be unknown, then whole", async () => {
    engine = createEngine(fake.target);
    const updates = watching(engine.watch(new AbortController().signal));
    expect(engine.status().phase).toBe("connecting");
    const ready = await updates.next(isReady);
    expect(updates.seen[0]).toMatchObject({ kind: "snapshot", engine: { phase: "connecting" }, containers: [] });
    expect(ready.containers.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(engine.containers.list().map(({ id }) => id)).toEqual(["a", "b"]);
  });

  test("listens before it lists, and asks each question once", async () => {
    engine = createEngine(fake.target);
    await watching(engine.watch(new AbortController().signal)).next(isReady);
    const nouns = fake.asked.map((path) => path.replace(/\?.*/, "")).filter((path) => /events|json/.test(path));
    expect(nouns).toEqual(["/events", "/containers/json", "/images/json"]);
  });

  test("hears what happens while it lists", async () => {
    const answer = json([row("a")]);
    fake.on("/containers/json", (request, response) => {
      if ((request.url ?? "").includes("filters")) {
        json([row("a", exited)])(request, response);
        return;
      }
      // The list was made, then it happened, then the list arrives.
      fake.emit(containerEvent("die", "a"));
      answer(request, response);
    });
    const { updates } = await follow();
    const patch = await updates.next(isPatch);
    expect(patch.containers.upserted).toMatchObject([{ id: "a", state: "exited" }]);
  });

  test("reads again only what an event names", async () => {
    const { updates } = await follow();
    change("b", exited);
    fake.emit(containerEvent("die", "b"));
    const patch = await updates.next(isPatch);
    expect(patch).toMatchObject({
      containers: { upserted: [{ id: "b", state: "exited", exitCode: 3 }], removed: [] },
      images: { upserted: [], removed: [] },
    });
    expect(fake.asked.map(decodeURIComponent)).toEqual(['/containers/json?all=true&filters={"id":["b"]}']);
  });

  test("drops what an event names and the engine no longer has", async () => {
    const { updates, engine: one } = await follow();
    rows.delete("a");
    fake.emit(containerEvent("destroy", "a"));
    expect((await updates.next(isPatch)).containers).toEqual({ upserted: [], removed: ["a"] });
    expect(one.containers.list().map(({ id }) => id)).toEqual(["b"]);
  });

  test("counts its revisions without a gap", async () => {
    const { updates, first } = await follow();
    for (let round = 1; round <= 3; round += 1) {
      change("a", { Names: [`/a${round}`] });
      fake.emit(containerEvent("rename", "a", Date.now(), { name: `/a${round}` }));
      expect((await updates.next(isPatch)).revision).toBe(first.revision + round);
    }
  });

  test("makes one question of many events of one container, and of many containers", async () => {
    const { updates } = await follow();
    const held: (() => void)[] = [];
    const answer = (request: never, response: never) => json([row("a", exited), row("b", exited)])(request, response);
    fake.on(
      "/containers/json",
      (request, response) => void held.push(() => answer(request as never, response as never)),
    );
    fake.on("/images/marker/json", json({ message: "No such image: marker" }, 404));
    fake.emit(containerEvent("kill", "a"));
    fake.emit(containerEvent("die", "a"));
    await waitFor(() => held.length === 1);
    for (const action of ["stop", "network", "update"]) {
      fake.emit(containerEvent(action, "a"));
      fake.emit(containerEvent(action, "b"));
    }
    // The stream is in order: when an image's event after them was acted on, they were heard.
    fake.emit({ Type: "image", Action: "tag", Actor: { ID: "marker", Attributes: {} }, timeNano: Date.now() * 1e6 });
    await waitFor(() => fake.asked.includes("/images/marker/json"));
    held.shift()?.();
    await waitFor(() => held.length === 1);
    held.shift()?.();
    await updates.next(isPatch);
    expect(fake.asked.map(decodeURIComponent).filter((path) => path.startsWith("/containers"))).toEqual([
      '/containers/json?all=true&filters={"id":["a"]}',
      '/containers/json?all=true&filters={"id":["a","b"]}',
    ]);
  });

  test("looks again at a container that does not show yet what its event said", async () => {
    const { updates } = await follow();
    fake.emit(containerEvent("pause", "a"));
    await waitFor(() => fake.asked.length === 1);
    change("a", { State: "paused", Status: "Up 3 hours (Paused)" });
    expect((await updates.next(isPatch)).containers.upserted).toMatchObject([{ id: "a", state: "paused" }]);
  });

  test("tells nothing of an answer that is older than the event", async () => {
    const { updates } = await follow();
    fake.emit(containerEvent("pause", "a"));
    // A sentence that changes with time alone.
    change("a", { Status: "Up 4 hours" });
    await waitFor(() => fake.asked.length === 2);
    change("a", { State: "paused", Status: "Up 4 hours (Paused)" });
    expect((await updates.next(isPatch)).containers.upserted).toMatchObject([{ id: "a", state: "paused" }]);
  });

  test("believes an engine that goes on showing something else than its event said", async () => {
    const { updates } = await follow();
    change("a", { State: "exited", Status: "Exited (0) 1 second ago" });
    await hurried(async () => {
      fake.emit(containerEvent("start", "a"));
      expect((await updates.next(isPatch)).containers.upserted).toMatchObject([{ id: "a", state: "exited" }]);
    });
  });

  test("tells soon of one whose state never fits its event, as Podman's `stopping`, and goes on looking", async () => {
    const { updates } = await follow();
    change("a", { State: "stopping", Status: "Stopping", Names: ["/renamed"] });
    await hurried(async () => {
      fake.emit(containerEvent("kill", "a"));
      fake.emit(containerEvent("die", "a"));
      expect((await updates.next(isPatch)).containers.upserted).toMatchObject([{ id: "a", name: "renamed" }]);
      change("a", exited);
      expect((await updates.next(isPatch)).containers.upserted).toMatchObject([{ id: "a", state: "exited" }]);
    });
  });

  test("is as quick with 10,000 containers: the same one question, the same one row", async () => {
    for (let index = 0; index < 10_000; index += 1) rows.set(`c${index}`, row(`c${index}`));
    const { updates, first, engine: one } = await follow();
    expect(first.containers).toHaveLength(10_002);
    change("c7777", exited);
    fake.emit(containerEvent("die", "c7777"));
    const patch = await updates.next(isPatch);
    expect(patch.containers.upserted.map(({ id }) => id)).toEqual(["c7777"]);
    expect(fake.asked.map(decodeURIComponent)).toEqual(['/containers/json?all=true&filters={"id":["c7777"]}']);
    expect(one.containers.list()).toHaveLength(10_002);
  });

  test("asks nothing while nothing happens, however long", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
    try {
      await follow();
      await vi.advanceTimersByTimeAsync(3_600_000);
      expect(fake.asked).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("a container that could not start", () => {
  const created = { State: "created", Status: "Created" };
  const disconnect = (container: string) => ({
    Type: "network",
    Action: "disconnect",
    Actor: { ID: "bridge", Attributes: { container, name: "bridge" } },
    timeNano: Date.now() * 1e6,
  });
  const document = (Id: string, ExitCode: number) => ({
    Id,
    Name: `/${Id}`,
    Image: "sha256:1",
    Created: "2026-01-01T00:00:00Z",
    State: { Status: "created", ExitCode },
    Config: {},
  });

  test("is known when the list is read, though the list does not say", async () => {
    change("a", created);
    change("b", created);
    fake.on("/containers/a/json", json(document("a", 127)));
    fake.on("/containers/b/json", json(document("b", 0)));
    const { updates, first } = await follow();
    expect(first.containers.map(({ exitCode }) => exitCode)).toEqual([null, null]);
    expect((await updates.next(isPatch)).containers.upserted).toMatchObject([{ id: "a", exitCode: 127 }]);
    // What is known stays known when the row is read again.
    change("a", { ...created, Names: ["/other"] });
    fake.emit(containerEvent("rename", "a", Date.now(), { name: "/other" }));
    expect((await updates.next(isPatch)).containers.upserted).toMatchObject([{ name: "other", exitCode: 127 }]);
    change("a", {});
    fake.emit(containerEvent("start", "a"));
    expect((await updates.next(isPatch)).containers.upserted).toMatchObject([{ state: "running", exitCode: null }]);
  });

  test("or was killed for want of memory is told from one that was only killed, though the list does not", async () => {
    const killed = { State: "exited", Status: "Exited (137) 1 minute ago" };
    for (const id of ["a", "b"]) {
      change(id, killed);
      const State = { Status: "exited", ExitCode: 137, OOMKilled: id === "a" };
      fake.on(`/containers/${id}/json`, json({ ...document(id, 137), State }));
    }
    const { updates, first } = await follow();
    expect(first.containers.map(({ outOfMemory }) => outOfMemory)).toEqual([false, false]);
    expect((await updates.next(isPatch)).containers.upserted).toMatchObject([{ id: "a", outOfMemory: true }]);
    // What is known stays known when the row is read again.
    change("a", { ...killed, Names: ["/other"] });
    fake.emit(containerEvent("rename", "a", Date.now(), { name: "/other" }));
    expect((await updates.next(isPatch)).containers.upserted).toMatchObject([{ name: "other", outOfMemory: true }]);
  });

  test("is known when its networks let it go, also when it was made that moment", async () => {
    const { updates } = await follow();
    change("c", created);
    fake.on("/containers/c/json", json(document("c", 128)));
    fake.emit(containerEvent("create", "c"));
    fake.emit(disconnect("c"));
    const failed = await updates.next((update) => isPatch(update) && update.containers.upserted[0]?.exitCode === 128);
    expect(failed).toMatchObject({ containers: { upserted: [{ id: "c", state: "created" }] } });
  });

  test("after it had run, has the code of that in the list", async () => {
    change("a", exited);
    const { updates } = await follow();
    change("a", { State: "exited", Status: "Exited (127) 1 second ago" });
    fake.emit(disconnect("a"));
    expect((await updates.next(isPatch)).containers.upserted).toMatchObject([{ id: "a", exitCode: 127 }]);
    expect(fake.asked.filter((path) => path.includes("/a/json"))).toEqual([]);
  });

  test("and of which the engine does not want to tell, is no reason to lose the engine", async () => {
    change("a", created);
    change("b", created);
    fake.on("/containers/a/json", json({ message: "layer does not exist" }, 500));
    fake.on("/containers/b/json", json(document("b", 126)));
    const { updates } = await follow();
    expect((await updates.next(isPatch)).containers.upserted).toMatchObject([{ id: "b", exitCode: 126 }]);
    expect(updates.seen.filter(isLost)).toEqual([]);
  });

  test("is told from one that runs and leaves a network", async () => {
    const { updates } = await follow();
    fake.emit(disconnect("a"));
    change("b", exited);
    fake.emit(containerEvent("die", "b"));
    await updates.next(isPatch);
    expect(fake.asked.map(decodeURIComponent)).toEqual(['/containers/json?all=true&filters={"id":["b"]}']);
  });
});

describe("images", () => {
  const image = (Id: string, ...RepoTags: string[]) => ({
    Id,
    RepoTags,
    RepoDigests: [],
    Size: 1,
    Created: 1_700_000_000,
  });
  const document = (Id: string, ...RepoTags: string[]) => ({
    ...image(Id, ...RepoTags),
    Created: "2023-11-14T22:13:20Z",
  });
  const imageEvent = (Action: string, ID: string) => ({
    Type: "image",
    Action,
    Actor: { ID, Attributes: {} },
    timeNano: Date.now() * 1e6,
  });

  test("are read again when pulled, by the reference that the event has", async () => {
    const { updates } = await follow();
    fake.on("/images/nginx:1/json", json(document("sha256:1", "nginx:1")));
    fake.emit(imageEvent("pull", "nginx:1"));
    const patch = await updates.next(isPatch);
    expect(patch.images.upserted).toMatchObject([{ id: "sha256:1", tags: ["nginx:1"], createdAt: 1_700_000_000_000 }]);
  });

  test("that are pruned have events of their own: the prune's, which names nothing, asks nothing", async () => {
    const { updates } = await follow();
    fake.on("/images/nginx:1/json", json(document("sha256:1", "nginx:1")));
    fake.emit({ ...imageEvent("prune", ""), Actor: { ID: "", Attributes: { reclaimed: "0" } } });
    fake.emit(imageEvent("pull", "nginx:1"));
    await updates.next(isPatch);
    expect(fake.asked).toEqual(["/images/nginx:1/json"]);
  });

  test("that lost their tag to a newer one are read again too, and gone ones removed", async () => {
    fake.on("/images/json", json([image("sha256:1", "nginx:1")]));
    const { updates } = await follow();
    fake.on("/images/nginx:1/json", json(document("sha256:2", "nginx:1")));
    fake.on("/images/sha256:1/json", json(document("sha256:1")));
    fake.emit(imageEvent("pull", "nginx:1"));
    const seen = new Map<string, readonly string[]>();
    while (seen.size < 2) for (const { id, tags } of (await updates.next(isPatch)).images.upserted) seen.set(id, tags);
    expect([seen.get("sha256:1"), seen.get("sha256:2")]).toEqual([[], ["nginx:1"]]);
    fake.on("/images/sha256:1/json", json({ message: "No such image: sha256:1" }, 404));
    fake.emit(imageEvent("delete", "sha256:1"));
    expect((await updates.next(isPatch)).images.removed).toEqual(["sha256:1"]);
  });
});

describe("one that the engine refuses to show", () => {
  const pulled = (ID: string) => ({
    Type: "image",
    Action: "pull",
    Actor: { ID, Attributes: {} },
    timeNano: Date.now() * 1e6,
  });
  const image = { Id: "sha256:1", RepoTags: ["nginx:1"], RepoDigests: [], Size: 1 };
  const inList = { ...image, Created: 1_700_000_000 };
  const document = { ...image, Created: "2023-11-14T22:13:20Z" };
  const refuses = json({ message: "layer is being deleted" }, 500);
  const answersThen = (first: typeof refuses, then: () => typeof refuses): typeof refuses => {
    let times = 0;
    return (request, response) => {
      times += 1;
      (times === 1 ? first : then())(request, response);
    };
  };

  test("for a moment, is read again; the engine is not lost for it", async () => {
    const { updates } = await follow();
    fake.on(
      "/images/nginx:1/json",
      answersThen(refuses, () => json(document)),
    );
    fake.emit(pulled("nginx:1"));
    expect((await updates.next(isPatch)).images.upserted).toMatchObject([{ id: "sha256:1" }]);
    expect(updates.seen.filter(isLost)).toEqual([]);
  });

  test("because it is being deleted, stays as it is known until it is gone, and others are read meanwhile", async () => {
    fake.on("/images/json", json([inList]));
    const { updates, engine: one } = await follow();
    fake.on("/images/sha256:1/json", json({ message: "conflict: image is being deleted" }, 409));
    fake.on("/images/other:1/json", json({ ...document, Id: "sha256:2", RepoTags: ["other:1"] }));
    fake.emit(pulled("sha256:1"));
    fake.emit(pulled("other:1"));
    expect((await updates.next(isPatch)).images.upserted).toMatchObject([{ id: "sha256:2" }]);
    expect(one.images.list().map(({ id }) => id)).toEqual(["sha256:1", "sha256:2"]);
    fake.on("/images/sha256:1/json", json({ message: "No such image: sha256:1" }, 404));
    fake.emit({ ...pulled("sha256:1"), Action: "delete" });
    expect((await updates.next(isPatch)).images.removed).toEqual(["sha256:1"]);
    expect(updates.seen.filter(isLost)).toEqual([]);
  });

  test("however often it is asked, is taken from the whole list", async () => {
    const { updates } = await follow();
    fake.on("/images/nginx:1/json", refuses);
    fake.on("/images/json", json([inList]));
    await hurried(async () => {
      fake.emit(pulled("nginx:1"));
      expect((await updates.next(isReady)).images).toMatchObject([{ id: "sha256:1" }]);
    });
    expect(updates.seen.filter(isLost)).toEqual([]);
  });

  test("is no other than a container of which the list is refused", async () => {
    const { updates, engine: one } = await follow();
    const list = json([row("a", exited)]);
    fake.on(
      "/containers/json",
      answersThen(refuses, () => list),
    );
    fake.emit(containerEvent("die", "a"));
    expect((await updates.next(isPatch)).containers.upserted).toMatchObject([{ id: "a", state: "exited" }]);
    expect(one.containers.list()).toHaveLength(2);
    expect(updates.seen.filter(isLost)).toEqual([]);
  });

  test("is told from an engine that breaks off in the middle of its answer", async () => {
    const { updates } = await follow();
    fake.on("/images/nginx:1/json", (_request, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("{", () => response.destroy());
    });
    fake.emit(pulled("nginx:1"));
    expect(await updates.next(isLost)).toMatchObject({ engine: { problem: { code: "ENGINE_LOST" } } });
  });
});

describe("when the engine goes", () => {
  test("that is said, and on its return there is a new snapshot with what changed meanwhile", async () => {
    const { updates, engine: one } = await follow();
    await fake.cut();
    const { engine: status } = await updates.next(isLost);
    expect(status).toMatchObject({ phase: "lost", wasReady: true });
    expect(one.status()).toEqual(status);
    // What was known stays to be seen.
    expect(one.containers.list()).toHaveLength(2);
    rows.delete("a");
    await fake.listen();
    const again = await updates.next(isReady);
    expect(again.containers.map(({ id }) => id)).toEqual(["b"]);
  });

  test("an event stream that ends, breaks or garbles is opened anew, without a word of loss when the engine is well", async () => {
    const { updates } = await follow();
    const breaks: ((stream: { end(): void; destroy(): void; write(text: string): void }) => void)[] = [
      (stream) => stream.end(),
      (stream) => stream.destroy(),
      (stream) => stream.write('{"half'.concat("}\n")),
      (stream) => stream.write('{"Type":1}\n'),
    ];
    for (const [round, ruin] of breaks.entries()) {
      change("a", { Names: [`/a${round}`] });
      for (const stream of fake.streams) ruin(stream);
      expect((await updates.next(isReady)).containers).toMatchObject([{ name: `a${round}` }, { id: "b" }]);
    }
    expect(updates.seen.filter(({ kind }) => kind === "status")).toEqual([]);
  });

  test("after a break it asks the engine to repeat what came after the last event", async () => {
    const { updates } = await follow();
    change("a", exited);
    fake.emit(containerEvent("die", "a", 1_795_000_000_123));
    await updates.next(isPatch);
    for (const stream of fake.streams) stream.destroy();
    await updates.next(isReady);
    const events = fake.asked.find((path) => path.startsWith("/events")) ?? "";
    expect(new URL(events, "http://x").searchParams.get("since")).toMatch(/^1795000000\.12[23]\d{6}$/);
    // `since` includes the last event itself: it was acted on already.
    fake.asked.length = 0;
    fake.emit(containerEvent("die", "a", 1_795_000_000_123));
    change("b", exited);
    fake.emit(containerEvent("die", "b", 1_795_000_000_124));
    await updates.next(isPatch);
    expect(fake.asked.map(decodeURIComponent)).toEqual(['/containers/json?all=true&filters={"id":["b"]}']);
  });

  test("an answer from before a break does not undo what was read after it", async () => {
    const { updates, engine: one } = await follow();
    const list = (request: never, response: never) => json([...rows.values()])(request, response);
    const late: (() => void)[] = [];
    fake.on("/containers/json", (request, response) => {
      if (!(request.url ?? "").includes("filters")) list(request as never, response as never);
      else late.push(() => json([row("a", exited)])(request, response));
    });
    fake.emit(containerEvent("die", "a"));
    await waitFor(() => late.length === 1);
    change("a", { Names: ["/newer"] });
    for (const stream of fake.streams) stream.destroy();
    await updates.next(isReady);
    late.shift()?.();
    fake.on("/images/marker/json", json({ Id: "sha256:9", RepoTags: ["marker"], Size: 1, Created: null }));
    fake.emit({ Type: "image", Action: "tag", Actor: { ID: "marker", Attributes: {} }, timeNano: Date.now() * 1e6 });
    await updates.next((update) => isPatch(update) && update.images.upserted.length > 0);
    expect(one.containers.list()).toMatchObject([{ id: "a", name: "newer", state: "running" }, { id: "b" }]);
  });

  test("after a break it hears an engine whose clock was set back meanwhile", async () => {
    const { updates } = await follow();
    change("a", exited);
    fake.emit(containerEvent("die", "a", 1_795_000_000_000));
    await updates.next(isPatch);
    for (const stream of fake.streams) stream.destroy();
    await updates.next(isReady);
    change("b", exited);
    fake.emit(containerEvent("die", "b", 1_794_000_000_000));
    expect((await updates.next(isPatch)).containers.upserted).toMatchObject([{ id: "b", state: "exited" }]);
  });

  test.each([1.5, -1, 1e300, 2 ** 63])("an event at %s nanoseconds does no harm", async (timeNano) => {
    const { updates } = await follow();
    fake.emit({ Type: "container", Action: "die", Actor: { ID: "a", Attributes: {} }, timeNano });
    change("b", exited);
    for (const stream of fake.streams) stream.destroy();
    await updates.next(isReady);
    change("a", exited);
    fake.emit(containerEvent("die", "a"));
    const patch = await updates.next((update) => isPatch(update) && update.containers.upserted[0]?.state === "exited");
    expect(patch).toMatchObject({ containers: { upserted: [{ id: "a" }] } });
  });

  test("an engine that answers pings but no lists is lost with the reason, and tried again", async () => {
    fake.on("/containers/json", json({ message: "database is locked" }, 500));
    engine = createEngine(fake.target);
    const updates = watching(engine.watch(new AbortController().signal));
    const { engine: status } = await updates.next(isLost);
    expect(status).toMatchObject({ problem: { code: "ENGINE_REFUSED", data: { detail: "database is locked" } } });
    fake.on("/containers/json", json([row("a")]));
    expect((await updates.next(isReady)).containers).toHaveLength(1);
  });

  test("one that hangs is noticed by a call that gets no answer", async () => {
    const { updates, engine: one } = await follow();
    fake.on("/containers/a/json", () => undefined);
    fake.on("/_ping", () => undefined);
    const call = one.containers.inspect("a");
    const { engine: status } = await updates.next(isLost);
    expect(status).toMatchObject({ problem: { code: "ENGINE_TIMEOUT" } });
    await expect(call).rejects.toMatchObject({ code: "ENGINE_LOST" });
  });

  test("retry answers once the state is there, or once it failed", async () => {
    await fake.cut();
    engine = createEngine(fake.target);
    expect((await engine.retry()).phase).toBe("lost");
    await fake.listen();
    expect((await engine.retry()).phase).toBe("ready");
    expect(engine.containers.list()).toHaveLength(2);
  });
});

test("closing ends every feed and every connection", async () => {
  const { engine: one } = await follow();
  const feed = one.watch(new AbortController().signal);
  await feed.next();
  const next = feed.next();
  await one.close();
  expect((await next).done).toBe(true);
  await waitFor(() => fake.streams.size === 0);
});

test.each(["/_ping", "/containers/json"])("closing ends a try that is under way at %s", async (path) => {
  fake.on(path, () => undefined);
  engine = createEngine(fake.target);
  const outcome = engine.retry();
  await waitFor(() => fake.asked.some((asked) => asked.startsWith(path)));
  await engine.close();
  expect((await outcome).phase).toBe("connecting");
});

test("an engine that is held is closed when the last holder lets go", async () => {
  const { engine: one } = await follow();
  const first = one.hold();
  const second = one.hold();
  const retired = one.retire();
  first();
  await new Promise(setImmediate);
  expect(fake.streams.size).toBe(1);
  second();
  await retired;
  await waitFor(() => fake.streams.size === 0);
});

/** Lets the time of `what` pass quickly. */
async function hurried(what: () => Promise<void>): Promise<void> {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  let done = false;
  const ended = what().finally(() => {
    done = true;
  });
  try {
    while (!done) {
      await vi.advanceTimersByTimeAsync(100);
      // The answers come over real sockets.
      await new Promise(setImmediate);
    }
    await ended;
  } finally {
    vi.useRealTimers();
  }
}

/** Looks every few milliseconds; the test's own timeout ends the wait. */
async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}
