import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { ContainerSpec } from "../contract/model/spec.ts";
import { createBerth } from "./app.ts";
import { createFakeEngine, isReady, json, watching } from "./docker/fake-engine.testing.ts";
import type { Shell } from "./router/context.ts";
import { openStore } from "./store/index.ts";

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of cleanUp.splice(0).reverse()) await one();
});

async function open() {
  const fake = createFakeEngine();
  await fake.listen();
  const dataDir = mkdtempSync(join(tmpdir(), "berth-app-"));
  const store = openStore({ dataDir, overrides: {}, report: () => undefined });
  cleanUp.push(fake.close, () => rmSync(dataDir, { recursive: true }), store.close);
  const berth = createBerth({ store, fetch, shell: () => ({}) as Shell });
  await berth.context.engines.select({ address: fake.target.address });
  await watching(berth.context.engines.watch(new AbortController().signal)).next(isReady);
  return { fake, berth, jobs: berth.context.jobs, engine: berth.context.engines.current() };
}

test("quitting cancels the jobs before it leaves their engine", async () => {
  const { fake, berth, jobs, engine } = await open();
  const pulling = new Promise<void>((resolve) => {
    fake.on("/images/create", (_request, response) => {
      response.writeHead(200).flushHeaders();
      resolve();
    });
  });
  jobs.start({ kind: "pull", reference: "nginx" }, engine);
  await pulling;
  await berth.close();
  // Not failed, as a job is whose engine is lost.
  expect(jobs.list()).toMatchObject([{ state: "cancelled", error: null }]);
});

test("quitting does not wait for an engine that does not end its work", async () => {
  const { fake, berth, jobs, engine } = await open();
  fake.on("/images/nginx/json", json({ Id: "sha256:1", Created: "2026-01-01T00:00:00Z", Size: 1 }));
  const creating = new Promise<void>((resolve) => {
    fake.on("/containers/create", () => resolve());
  });
  const spec = ContainerSpec.parse({ image: "nginx" });
  jobs.start({ kind: "launch", spec, start: true }, engine);
  await creating;
  await berth.close();
  expect(jobs.list()[0]?.state).not.toBe("running");
});
