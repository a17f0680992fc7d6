/** What docker-modem does wrong with an answer that is not whole or leads elsewhere: Berth's own request under dockerode. */
import { once } from "node:events";
import type { ClientRequest, IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { Readable } from "node:stream";
import type Docker from "dockerode";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseAddress } from "./address.ts";
import { createClient } from "./client.ts";
import { createEngine } from "./create-engine.ts";
import { createAgent } from "./dialler.ts";
import { createFakeEngine, type FakeEngine, isLost, isReady, json, watching } from "./fake-engine.testing.ts";
import { openStream } from "./open-stream.ts";
import { requestUntil } from "./request.ts";
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

describe("dockerode's answers", () => {
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

describe("what is sent", () => {
  /** Keeps what comes on a path, and answers when it has ended. */
  function keep(path: string, status: number): () => string {
    let came = "";
    fake.on(path, (request, response) => {
      request.setEncoding("utf8").on("data", (chunk: string) => {
        came += chunk;
      });
      request.on("end", () => json({ Id: "a" }, status)(request, response));
    });
    return () => came;
  }

  test("cannot be sent under a path with a line break, which rejects that call alone", async () => {
    const docker = await client();
    await expect(docker.getContainer("a\nb").inspect()).rejects.toMatchObject({ code: "ERR_UNESCAPED_CHARACTERS" });
    fake.on("/containers/json", json([]));
    expect(await docker.listContainers()).toEqual([]);
  });

  test("is a document, or a stream to its end", async () => {
    const docker = await client();
    const document = keep("/containers/create", 201);
    await docker.createContainer({ Image: "ünï" });
    expect(JSON.parse(document())).toEqual({ Image: "ünï" });
    const archive = keep("/images/load", 200);
    await docker.loadImage(Readable.from(["one ", "two"]));
    expect(archive()).toBe("one two");
  });

  test("ends with the stream that it is read from, when that breaks", async () => {
    const docker = await client();
    const broken = new Readable({ read: () => undefined });
    fake.on("/images/load", () => broken.destroy(new Error("the disk is gone")));
    broken.push("one");
    await expect(docker.loadImage(broken)).rejects.toThrow("the disk is gone");
  });
});

describe("a connection that is taken over", () => {
  const upgrade = (_request: IncomingMessage, response: ServerResponse): void => {
    const socket = response.socket as Socket;
    socket.write("HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\nfirst words");
    socket.on("data", (chunk: Buffer) => socket.write(`heard ${chunk}`));
  };

  test("begins with what came right behind the answer's head, and goes both ways", async () => {
    fake.on("/exec/a/start", upgrade);
    const stream = await (await client()).getExec("a").start({ hijack: true, stdin: true });
    const [first] = await once(stream, "data");
    expect(String(first)).toBe("first words");
    stream.write("hello");
    const [second] = await once(stream, "data");
    expect(String(second)).toBe("heard hello");
    stream.destroy();
  });

  test("and was not asked for is ended, and the call rejects", async () => {
    const closed = new Promise<void>((resolve) => {
      fake.on("/containers/json", (request, response) => {
        (response.socket as Socket).once("close", () => resolve());
        upgrade(request, response);
      });
    });
    await expect(list(patient)).rejects.toMatchObject({ name: "NotAnEngine" });
    await closed;
  });
});

describe("the request itself", () => {
  /** Gives what comes, and the request. */
  const modem = {
    protocol: "http" as const,
    buildPayload: (...given: unknown[]) => {
      const [request, response] = given.slice(4);
      (given.at(-1) as (error: null, result: unknown) => void)(null, { request, response });
    },
  };
  type Settled = readonly [Error | null, { readonly request: ClientRequest; readonly response: IncomingMessage }];

  function ask(path: string, call: { isStream?: boolean; openStdin?: boolean }, mostBytes?: number) {
    const settled: Settled[] = [];
    const first = new Promise<Settled>((resolve) => {
      const callback = (...outcome: unknown[]): void => {
        settled.push(outcome as unknown as Settled);
        resolve(outcome as unknown as Settled);
      };
      const method = call.openStdin === true ? "POST" : "GET";
      const options = { socketPath: fake.target.address.replace("unix://", ""), method, path };
      const send = requestUntil(patient, { mostBytes });
      const body = call.openStdin === true ? "first" : undefined;
      send.call(modem, options, { ...call, statusCodes: { 200: true } }, body, callback);
    });
    return { settled, first };
  }

  test("calls back once, also when the stream that it gave breaks later", async () => {
    let ruin = (): void => undefined;
    fake.on("/events", (request, response) => {
      response.writeHead(200).flushHeaders();
      ruin = () => void request.socket.destroy();
    });
    const { settled, first } = ask("/events", { isStream: true });
    const { response } = (await first)[1];
    const broken = once(response, "error");
    ruin();
    await broken;
    expect(settled).toHaveLength(1);
  });

  test("stays open for what is typed later", async () => {
    fake.on("/attach", (request, response) => {
      response.writeHead(200).flushHeaders();
      request.pipe(response);
    });
    const [, { request, response }] = await ask("/attach", { isStream: true, openStdin: true }).first;
    expect(String((await once(response, "data"))[0])).toBe("first");
    request.write("hello");
    expect(String((await once(response, "data"))[0])).toBe("hello");
    request.destroy();
  });

  test("does not take in an answer without end", async () => {
    fake.on("/info", (_request, response) => {
      response.writeHead(200);
      const more = (): void => {
        if (!response.destroyed) response.write("x".repeat(1000), more);
      };
      more();
    });
    const [error] = await ask("/info", {}, 10_000).first;
    expect(error).toMatchObject({ name: "NotAnEngine", message: expect.stringContaining("10000") });
  });

  test("leaves an answer that leads elsewhere, however long it would go on", async () => {
    const left = new Promise<void>((resolve) => {
      fake.on("/info", (_request, response) => {
        response.on("close", resolve);
        response.writeHead(301, { location: "/" });
        response.write("and so on");
      });
    });
    await ask("/info", {}).first;
    await left;
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
