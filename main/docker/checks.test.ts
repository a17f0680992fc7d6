import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { failure } from "../../contract/errors.ts";
import type { EngineStatus } from "../../contract/model/engine.ts";
import { runChecks } from "./checks.ts";
import { contextEndpoint, type Endpoint, localEndpoint, type World } from "./endpoint.ts";
import { createFakeEngine, type FakeEngine } from "./fake-engine.testing.ts";

let folder: string;
let fake: FakeEngine;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "berth-checks-"));
  fake = createFakeEngine();
});
afterEach(async () => {
  await fake.close();
  rmSync(folder, { recursive: true, force: true });
});

const worldWith = (env: World["env"]): World => ({
  platform: "linux",
  env: { PATH: folder, ...env },
  home: "/nowhere",
  uid: 1,
  contexts: [],
  currentContext: null,
});

function lost(endpoint: Endpoint): EngineStatus {
  const { target } = endpoint;
  const { value } =
    endpoint.problem ?? failure("ENGINE_UNREACHABLE", { engine: target.label, address: target.address });
  return { phase: "lost", target, problem: value, since: 0, retryAt: null, attempt: 1, wasReady: false };
}
async function outcomes(endpoint: Endpoint, world: World, status: EngineStatus = lost(endpoint)) {
  return (await runChecks(endpoint, world, status)).map(({ title, outcome }) => [title, outcome]);
}

test("without Docker the command is missing, and the socket is the first failure", async () => {
  const world = worldWith({ DOCKER_HOST: "unix:///no/such.sock" });
  expect(await outcomes(localEndpoint(world), world)).toEqual([
    ["Docker command", "skipped"],
    ["Where the engine is", "passed"],
    ["Its socket", "failed"],
    ["Its answer", "failed"],
  ]);
});

test("with a wrong address that is the failure, and nothing after it was tried", async () => {
  writeFileSync(join(folder, "docker"), "");
  chmodSync(join(folder, "docker"), 0o755);
  const world = worldWith({ DOCKER_HOST: "nonsense" });
  expect(await outcomes(localEndpoint(world), world)).toEqual([
    ["Docker command", "passed"],
    ["Where the engine is", "failed"],
  ]);
});

test("a file that is no socket is told apart", async () => {
  const path = join(folder, "docker.sock");
  writeFileSync(path, "");
  const world = worldWith({ DOCKER_HOST: `unix://${path}` });
  const checks = await runChecks(localEndpoint(world), world, lost(localEndpoint(world)));
  expect(checks[2]).toMatchObject({ outcome: "failed", detail: `${path} is no socket.` });
});

test("with an engine that is well all pass", async () => {
  await fake.listen();
  const world = worldWith({ DOCKER_HOST: fake.target.address });
  const endpoint = localEndpoint(world);
  const ready: EngineStatus = {
    phase: "ready",
    target: endpoint.target,
    facts: {
      version: "28.5.2",
      apiVersion: "1.51",
      platform: "linux/amd64",
      name: "x",
      latencyMs: 1,
      clockOffsetMs: 0,
    },
  };
  expect((await outcomes(endpoint, world, ready)).slice(1)).toEqual([
    ["Where the engine is", "passed"],
    ["Its socket", "passed"],
    ["Its answer", "passed"],
  ]);
});

test("of another computer's engine this one's command and sockets say nothing", async () => {
  const endpoint = contextEndpoint({ name: "build", host: "tcp://build:2375", tls: null });
  expect(await outcomes(endpoint, worldWith({}), { phase: "connecting", target: endpoint.target })).toEqual([
    ["Where the engine is", "passed"],
    ["Its answer", "skipped"],
  ]);
});
