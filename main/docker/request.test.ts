/** What docker-modem does wrong with an answer that is not whole or leads elsewhere: Berth's own request under dockerode. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type Docker from "dockerode";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseAddress } from "./address.ts";
import { createClient } from "./client.ts";
import { createEngine } from "./create-engine.ts";
import { createAgent } from "./dialler.ts";
import { createFakeEngine, type FakeEngine, isLost, isReady, json, watching } from "./fake-engine.testing.ts";
import { openStream } from "./open-stream.ts";
import { row } from "./samples.testing.ts";

let fake: FakeEngine;
const cleanUp: (() => unknown)[] = [];
beforeEach(async () => {
  fake = createFakeEngine();
  cleanUp.push(fake.close);
  await fake.listen();
});
afterEach(async () => {
  for (const one of cleanUp.splice(0).reverse()) await one();
});

/** Sends the head and the beginning of a body, and then what `then` does. */
const begun =
  (then: (response: ServerResponse, request: IncomingMessage) => void) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "5000" });
    response.write('[{"Id":', () => then(response, request));
  };
const cut = begun((response) => response.destroy());
const redirect = (location: string, status = 301) =>
  ((_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, { location }).end();
  }) as (request: IncomingMessage, response: ServerResponse) => void;

describe("dockerode's answers", () => {
  async function client(ended = new AbortController().signal): Promise<Docker> {
    const parsed = parseAddress(fake.target.address);
    if (!parsed.ok) throw new Error("The stand-in has no address.");
    const { dial } = parsed;
    const agent = createAgent(dial);
    cleanUp.push(() => agent.destroy());
    return createClient(dial, agent, "1.51", ended);
  }
  const list = async (signal: AbortSignal) => (await client()).listContainers({ abortSignal: signal });
  const patient = new AbortController().signal;

  test("come as before when they are whole", async () => {
    fake.on("/containers/json", json([row("a")]));
    expect(await list(patient)).toMatchObject([{ Id: "a" }]);
    const docker = await client();
    await expect(docker.getContainer("nobody").inspect()).rejects.toMatchObject({
      statusCode: 404,
      json: { message: "page not found" },
    });
    fake.on("/containers/a/start", (_request, response) => response.writeHead(304).end());
    await expect(docker.getContainer("a").start()).rejects.toMatchObject({ statusCode: 304 });
    fake.on("/containers/b/start", (_request, response) => response.writeHead(204).end());
    await docker.getContainer("b").start();
  });

  test("that are cut in the middle reject", async () => {
    fake.on("/containers/json", cut);
    await expect(list(patient)).rejects.toMatchObject({ code: "ECONNRESET" });
  });

  test("that stop coming reject with the signal's reason", async () => {
    const leave = new AbortController();
    fake.on(
      "/containers/json",
      begun(() => leave.abort(new Error("enough"))),
    );
    await expect(list(leave.signal)).rejects.toThrow("enough");
  });

  test("are not asked for once the connection has ended", async () => {
    const ended = new AbortController();
    const docker = await client(ended.signal);
    const asking = docker.listContainers();
    ended.abort(new Error("closed"));
    await expect(asking).rejects.toThrow("closed");
    expect(fake.asked).toEqual([]);
  });

  test.each(["/", "/v1.51/_ping", "http://192.0.2.1/", "file:///etc/passwd", "//", "http://[", "javascript:0"])(
    "are never looked for at %s",
    async (location) => {
      fake.on("/containers/json", redirect(location));
      await expect(list(patient)).rejects.toMatchObject({
        name: "NotAnEngine",
        message: expect.stringContaining("301"),
      });
      expect(fake.asked).toEqual(["/containers/json"]);
    },
  );

  test("that are refusals of a stream are read to their end, and no longer than that takes", async () => {
    fake.on("/logs", json({ message: "no" }, 409));
    const request = { method: "GET", path: "/logs", query: { follow: true } } as const;
    await expect(openStream(await client(), request, patient)).rejects.toMatchObject({
      statusCode: 409,
      json: { message: "no" },
    });
    fake.on("/logs", (_request, response) => {
      response.writeHead(500, { "content-length": "100" });
      response.write("oh", () => response.destroy());
    });
    await expect(openStream(await client(), request, patient)).rejects.toMatchObject({ code: "ECONNRESET" });
    fake.on("/logs", redirect("/"));
    await expect(openStream(await client(), request, patient)).rejects.toMatchObject({ name: "NotAnEngine" });
  });
});

describe("an engine", () => {
  function follow() {
    const engine = createEngine(fake.target);
    cleanUp.push(engine.close);
    return { engine, updates: watching(engine.watch(new AbortController().signal)) };
  }

  test("whose list is cut is lost, says so, and is found again", async () => {
    fake.on("/containers/json", cut);
    const { updates } = follow();
    expect((await updates.next(isLost)).engine).toMatchObject({ phase: "lost", problem: { code: "ENGINE_LOST" } });
    fake.on("/containers/json", json([row("a")]));
    expect((await updates.next(isReady)).containers).toMatchObject([{ id: "a" }]);
  });

  test("is closed while a list is coming", async () => {
    const coming = new Promise<void>((resolve) => {
      fake.on(
        "/containers/json",
        begun(() => resolve()),
      );
    });
    const { engine } = follow();
    await coming;
    await engine.close();
  });

  test("whose answer is cut or leads elsewhere fails that call", async () => {
    const { engine, updates } = follow();
    await updates.next(isReady);
    fake.on("/containers/web/json", cut);
    await expect(engine.containers.inspect("web")).rejects.toMatchObject({ code: "ENGINE_LOST" });
    fake.on("/containers/web/stop", redirect("/"));
    await expect(engine.containers.stop("web")).rejects.toMatchObject({ code: "NOT_AN_ENGINE" });
  });
});
