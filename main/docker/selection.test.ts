import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { failure } from "../../contract/errors.ts";
import { Settings } from "../../contract/model/settings.ts";
import type { SettingsStore } from "../router/context.ts";
import type { RunningDemo } from "./demo-engine.ts";
import type { World } from "./endpoint.ts";
import type { EngineSelection } from "./engine.ts";
import { createFakeEngine, type FakeEngine, isLost, isReady, json, watching } from "./fake-engine.testing.ts";
import { row } from "./samples.testing.ts";
import { createSelection } from "./selection.ts";

let fakes: FakeEngine[];
let world: World;
const cleanUp: (() => Promise<unknown>)[] = [];
const forever = new AbortController().signal;

beforeEach(async () => {
  fakes = [createFakeEngine(), createFakeEngine()];
  for (const [index, fake] of fakes.entries()) {
    fake.on("/containers/json", json([row(`of-${index}`)]));
    await fake.listen();
    cleanUp.push(fake.close);
  }
  world = {
    platform: "linux",
    env: { DOCKER_HOST: addressOf(0) },
    home: "/nowhere",
    uid: 1,
    contexts: [
      { name: "other", host: addressOf(1), tls: null },
      { name: "far", host: "ssh://me@build", tls: null },
    ],
    currentContext: null,
  };
});
afterEach(async () => {
  for (const one of cleanUp.splice(0).reverse()) await one();
});

const addressOf = (index: number): string => fakes[index]?.target.address ?? "";

function memory(given: object = {}): SettingsStore {
  let settings = Settings.parse(given);
  return {
    get: () => settings,
    set: (patch) => {
      settings = Settings.parse({ ...settings, ...patch });
      return settings;
    },
    setEngine: (engine, addresses) => {
      settings = { ...settings, engine, addresses: [...addresses] };
    },
  };
}

function open(
  settings: SettingsStore,
  startDemo: () => Promise<RunningDemo> = () => Promise.reject(new Error("none")),
) {
  const selection: EngineSelection = createSelection({ settings, startDemo, world: () => world });
  cleanUp.push(selection.close);
  return { selection, updates: watching(selection.watch(forever)) };
}

describe("the engines to choose from", () => {
  test("are the local one, the contexts, the addresses added by hand, and the demo", async () => {
    const { selection } = open(memory({ addresses: ["tcp://build:2375"] }));
    const list = await selection.list();
    expect(list.map(({ id }) => id)).toEqual([
      "local",
      "context:other",
      "context:far",
      "address:tcp://build:2375",
      "demo",
    ]);
    expect(list[2]).toMatchObject({ label: "far", address: "ssh://me@build" });
  });
});

describe("the choice", () => {
  test("is the local engine at first, and the feed goes on with another that is chosen", async () => {
    const settings = memory();
    const { selection, updates } = open(settings);
    expect((await updates.next(isReady)).containers).toMatchObject([{ id: "of-0" }]);
    const old = selection.current();
    expect((await selection.select({ id: "context:other" })).target.id).toBe("context:other");
    expect(selection.current()).not.toBe(old);
    const next = await updates.next(isReady);
    expect(next.containers).toMatchObject([{ id: "of-1" }]);
    expect(next.engine.target.label).toBe("other");
    expect(settings.get().engine).toBe("context:other");
    // The one that was left is let go.
    while (fakes[0]?.streams.size !== 0) await new Promise((resolve) => setTimeout(resolve, 2));
  });

  test("by address is kept in the list, once, newest first", async () => {
    const settings = memory({ addresses: ["tcp://build:2375"] });
    const { selection, updates } = open(settings);
    for (let round = 0; round < 2; round += 1) {
      await selection.select({ address: ` ${addressOf(1).replace("unix://", "")} ` });
      expect((await updates.next(isReady)).containers).toMatchObject([{ id: "of-1" }]);
    }
    expect(settings.get()).toMatchObject({
      engine: `address:${addressOf(1)}`,
      addresses: [addressOf(1), "tcp://build:2375"],
    });
  });

  test("is remembered", async () => {
    const { updates } = open(memory({ engine: "context:other" }));
    expect((await updates.next(isReady)).containers).toMatchObject([{ id: "of-1" }]);
  });

  test("that is gone falls back to the local engine", async () => {
    const { updates } = open(memory({ engine: "context:gone" }));
    expect((await updates.next(isReady)).engine.target.id).toBe("local");
  });

  test.each([
    [{ id: "context:gone" }, "NO_SUCH_ENGINE"],
    [{ id: "nonsense" }, "NO_SUCH_ENGINE"],
    [{ id: "context:far" }, "ENGINE_ADDRESS_UNSUPPORTED"],
    [{ address: "ssh://me@build" }, "ENGINE_ADDRESS_UNSUPPORTED"],
    [{ address: "nonsense" }, "ENGINE_ADDRESS_INVALID"],
  ])("%o is refused, and the present engine stays", async (choice, code) => {
    const settings = memory();
    const { selection } = open(settings);
    const before = selection.current();
    await expect(selection.select(choice)).rejects.toMatchObject({ code });
    expect(selection.current()).toBe(before);
    expect(settings.get()).toMatchObject({ engine: "local", addresses: [] });
  });

  test("leaves an engine open for a job that holds it", async () => {
    const { selection, updates } = open(memory());
    await updates.next(isReady);
    const old = selection.current();
    const release = old.hold();
    await selection.select({ id: "context:other" });
    await updates.next(isReady);
    expect(fakes[0]?.streams.size).toBe(1);
    expect(old.status().phase).toBe("ready");
    release();
    while (fakes[0]?.streams.size !== 0) await new Promise((resolve) => setTimeout(resolve, 2));
  });

  test("a context that is changed meanwhile is followed on the next try, and one that is removed is said to be gone", async () => {
    const { updates } = open(memory({ engine: "context:other" }));
    await updates.next(isReady);
    world = { ...world, contexts: [{ name: "other", host: addressOf(0), tls: null }] };
    await fakes[1]?.cut();
    expect((await updates.next(isReady)).containers).toMatchObject([{ id: "of-0" }]);
    world = { ...world, contexts: [] };
    await fakes[0]?.cut();
    await updates.next(
      (update) => isLost(update) && update.engine.phase === "lost" && update.engine.problem.code === "NO_SUCH_ENGINE",
    );
  });
});

describe("the demo", () => {
  /** Fake engines in place of the demo's process. */
  function demos() {
    const started: { readonly fake: FakeEngine; readonly die: () => Promise<void>; stopped: boolean }[] = [];
    const start = async (): Promise<RunningDemo> => {
      const fake = createFakeEngine();
      cleanUp.push(fake.close);
      fake.on("/containers/json", json([row(`demo-${started.length}`)]));
      await fake.listen();
      let end = (): void => undefined;
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      const die = async (): Promise<void> => {
        end();
        await fake.close();
      };
      const one = { fake, die, stopped: false };
      started.push(one);
      const stop = async (): Promise<void> => {
        one.stopped = true;
        await die();
      };
      return { socket: fake.target.address.replace("unix://", ""), ended, stop };
    };
    return { started, start };
  }

  test("is started when it is chosen, and stopped when another is", async () => {
    const { started, start } = demos();
    const { selection, updates } = open(memory(), start);
    await updates.next(isReady);
    expect(started).toHaveLength(0);
    await selection.select({ id: "demo" });
    expect((await updates.next(isReady)).containers).toMatchObject([{ id: "demo-0" }]);
    expect((await selection.list()).at(-1)?.id).toBe("demo");
    await selection.select({ id: "local" });
    await updates.next(isReady);
    while (started[0]?.stopped !== true) await new Promise((resolve) => setTimeout(resolve, 2));
  });

  test("that died is started again", async () => {
    const { started, start } = demos();
    const { updates } = open(memory({ engine: "demo" }), start);
    await updates.next(isReady);
    await started[0]?.die();
    expect((await updates.next(isReady)).containers).toMatchObject([{ id: "demo-1" }]);
  });

  test("that cannot be started says so, with the reason, and is tried again", async () => {
    const { start } = demos();
    let broken: Error | null = new Error("no such file");
    const { updates } = open(memory({ engine: "demo" }), () => (broken ? Promise.reject(broken) : start()));
    expect((await updates.next(isLost)).engine).toMatchObject({
      problem: { code: "DEMO_UNAVAILABLE", data: { detail: "no such file" } },
    });
    broken = failure("DISK_FULL", undefined);
    await updates.next((update) => isLost(update) && JSON.stringify(update).includes("DISK_FULL"));
    broken = null;
    await updates.next(isReady);
  });
});

test("closing ends the feed", async () => {
  const { selection } = open(memory());
  const feed = selection.watch(forever);
  await feed.next();
  await selection.close();
  for await (const _ of feed);
});
