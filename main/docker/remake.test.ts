/** What becomes of a container that is to be made anew when the engine does not go along. The good case is in create.engine.test.ts. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { createEngine } from "./create-engine.ts";
import type { Engine } from "./engine.ts";
import { createFakeEngine, type FakeEngine, isReady, json, watching } from "./fake-engine.testing.ts";

let fake: FakeEngine;
let engine: Engine;
const OLD = "a".repeat(64);
const NEW = "b".repeat(64);
/** What was asked to be changed, in order: the path, and the name in its query. */
const changes = () => fake.asked.filter((path) => !/^\/(_ping|version|info|events)|json/.test(path));

beforeEach(async () => {
  fake = createFakeEngine();
  fake.on(
    `/containers/${OLD}/json`,
    json({
      Id: OLD,
      Name: "/web",
      Image: "sha256:1",
      Created: "2026-01-01T00:00:00Z",
      State: { Status: "created" },
      Config: { Image: "nginx" },
      HostConfig: { NetworkMode: "front", PortBindings: { "80/tcp": [{ HostPort: "8080" }] } },
      NetworkSettings: { Networks: { front: {}, back: {} } },
    }),
  );
  fake.on("/containers/create", json({ Id: NEW }, 201));
  const done = json({}, 200);
  const gone = (_: unknown, response: { writeHead(status: number): { end(): void } }) => response.writeHead(204).end();
  fake.on("/networks/back/connect", done);
  for (const id of [OLD, NEW]) {
    fake.on(`/containers/${id}`, gone as never);
    fake.on(`/containers/${id}/rename`, gone as never);
    fake.on(`/containers/${id}/start`, gone as never);
  }
  await fake.listen();
  engine = createEngine(fake.target);
  await watching(engine.watch(new AbortController().signal)).next(isReady);
  fake.asked.length = 0;
});
afterEach(async () => {
  await engine.close();
  await fake.close();
});

const move = () => engine.containers.moveToPort(OLD, 8080, 8081, "tcp");
const spare = `web-${OLD.slice(0, 12)}`;

test("the old one goes only when the new one is there, which then gets its name", async () => {
  expect(await move()).toEqual({ id: NEW, name: "web" });
  expect(changes()).toEqual([
    `/containers/create?name=${spare}`,
    "/networks/back/connect",
    `/containers/${OLD}?v=true`,
    `/containers/${NEW}/rename?name=web`,
    `/containers/${NEW}/start`,
  ]);
});

test("one that is refused leaves the old one as it was", async () => {
  fake.on("/containers/create", json({ message: "no space left on device" }, 500));
  await expect(move()).rejects.toMatchObject({ code: "DISK_FULL" });
  expect(changes()).toEqual([`/containers/create?name=${spare}`]);
});

test.each([
  ["cannot join a network", "/networks/back/connect"],
  ["cannot take the old one's place", `/containers/${OLD}`],
])("one that %s goes again, and the old one stays", async (_, path) => {
  fake.on(path, json({ message: "not now" }, 500));
  await expect(move()).rejects.toMatchObject({ code: "ENGINE_REFUSED", value: { data: { detail: "not now" } } });
  expect(changes().at(-1)).toBe(`/containers/${NEW}?v=true`);
  expect(changes().join()).not.toContain("rename");
});

test("one is left when it is not known whether the engine has removed the other", async () => {
  fake.on(`/containers/${OLD}`, (_, response) => response.destroy());
  await expect(move()).rejects.toMatchObject({ code: "ENGINE_LOST" });
  expect(changes().at(-1)).toBe(`/containers/${OLD}?v=true`);
});

test("what one left behind that was cut off does not stand in the way of the next", async () => {
  const names = new Set<string>();
  fake.on("/containers/create", (request, response) => {
    const name = new URL(request.url ?? "", "http://x").searchParams.get("name") ?? "";
    const message = `Conflict. The container name "/${name}" is already in use by container "2".`;
    (names.has(name) ? json({ message }, 409) : json({ Id: NEW }, 201))(request, response);
    names.add(name);
  });
  fake.on(`/containers/${OLD}`, (_, response) => response.destroy());
  await expect(move()).rejects.toMatchObject({ code: "ENGINE_LOST" });
  fake.on(`/containers/${OLD}`, (_, response) => response.writeHead(204).end());
  expect(await move()).toEqual({ id: NEW, name: "web" });
  expect([...names]).toEqual([spare, `${spare}-2`]);
});

test("when every name beside it is taken, that is said of the name that was asked for", async () => {
  fake.on("/containers/create", json({ message: 'The container name "/x" is already in use by container "2".' }, 409));
  const why = expect.stringContaining(spare);
  await expect(move()).rejects.toMatchObject({ code: "NAME_IN_USE", value: { data: { why } } });
  expect(changes().every((path) => path.startsWith("/containers/create?"))).toBe(true);
});

test("what went wrong first is told, also when the engine goes away over it", async () => {
  fake.on("/networks/back/connect", (_request, response) => {
    json({ message: "not now" }, 500)(_request, response);
    fake.on(`/containers/${NEW}`, (_, late) => late.destroy());
  });
  await expect(move()).rejects.toMatchObject({ value: { data: { detail: "not now" } } });
});

test("one whose name was taken that moment keeps the other, and starts", async () => {
  fake.on(`/containers/${NEW}/rename`, json({ message: 'name "/web" is already in use' }, 409));
  expect(await move()).toEqual({ id: NEW, name: spare });
  expect(changes().at(-1)).toBe(`/containers/${NEW}/start`);
});
