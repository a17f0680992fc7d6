/** What handlers add to a plain passing on. That each procedure has one is for the compiler; errors are tested with the transports. */
import { createRouterClient } from "@orpc/server";
import { expect, it, vi } from "vitest";
import type { Containers, Engine, EngineSelection } from "../docker/engine.ts";
import type { Context } from "./context.ts";
import { router } from "./index.ts";

const made = { id: "1".repeat(64), name: "web" };

/** An engine that makes whatever it is asked, and a selection that can be changed under a call. */
function setUp() {
  const log: string[] = [];
  const engineCalled = (name: string, during: () => void = () => undefined): Engine => {
    const containers: Partial<Containers> = {
      create: async (spec) => {
        log.push(`${name} create ${spec.image}`);
        during();
        return made;
      },
      startMade: async (what) => {
        log.push(`${name} start ${what.name}`);
        return what;
      },
      remove: async (container, options) => {
        log.push(`${name} remove ${container} ${JSON.stringify(options)}`);
      },
    };
    return { containers } as unknown as Engine;
  };
  const second = engineCalled("second");
  let current = engineCalled("first", () => {
    current = second;
  });
  const engines = { current: () => current } as unknown as EngineSelection;
  const recentImages = { list: () => [], add: vi.fn() };
  const client = createRouterClient(router, { context: { engines, recentImages } as unknown as Context });
  return { client, log, recentImages };
}

it("runs on one engine, also when another is chosen half way", async () => {
  const { client, log } = setUp();
  expect(await client.containers.run({ image: "busybox" })).toEqual(made);
  expect(log).toEqual(["first create busybox", "first start web"]);
});

it("remembers the image of a container that was made", async () => {
  const { client, recentImages } = setUp();
  await client.containers.create({ image: "nginx:1.27" });
  await client.containers.run({ image: "redis:8" });
  expect(recentImages.add.mock.calls).toEqual([["nginx:1.27"], ["redis:8"]]);
});

it("fills in the contract's defaults: nothing is forced and no volume goes unless asked", async () => {
  const { client, log } = setUp();
  await client.containers.remove({ container: "web" });
  expect(log[0]).toContain('"force":false,"volumes":false');
});
