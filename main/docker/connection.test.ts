import { createServer, type Server } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Failure, failure } from "../../contract/errors.ts";
import type { EngineStatus } from "../../contract/model/engine.ts";
import { type Connection, createConnection } from "./connection.ts";
import { readWorld } from "./contexts.ts";
import { addressEndpoint, type Endpoint } from "./endpoint.ts";
import { createFakeEngine, type FakeEngine, json, pong } from "./fake-engine.testing.ts";

let engine: FakeEngine;
const cleanUp: (() => Promise<unknown>)[] = [];
beforeEach(() => {
  engine = createFakeEngine();
  cleanUp.push(engine.close);
});
afterEach(async () => {
  for (const one of cleanUp.splice(0).reverse()) await one();
});

function connect(endpoint: Endpoint = addressEndpoint(engine.target.address, readWorld({}, "/nowhere"))) {
  const connection = createConnection({ target: endpoint.target, locate: async () => endpoint });
  cleanUp.push(connection.close);
  return connection;
}
const connectTo = (address: string): Connection => connect(addressEndpoint(address, readWorld({}, "/nowhere")));

/** The next status that is `phase`, or the present one. */
function reach<Phase extends EngineStatus["phase"]>(connection: Connection, phase: Phase) {
  type Wanted = EngineStatus & { readonly phase: Phase };
  return new Promise<Wanted>((resolve) => {
    const look = (status: EngineStatus): void => {
      if (status.phase !== phase) return;
      leave();
      resolve(status as Wanted);
    };
    const leave = connection.onStatus(look);
    look(connection.status());
  });
}

async function problemOf(connection: Connection): Promise<string> {
  return (await reach(connection, "lost")).problem.code;
}

describe("a connection", () => {
  test("begins connecting, and is ready with what the engine says of itself", async () => {
    await engine.listen();
    const connection = connect();
    expect(connection.status().phase).toBe("connecting");
    expect(() => connection.docker()).toThrow(Failure);
    const { facts } = await reach(connection, "ready");
    expect(facts).toMatchObject({ version: "28.0.0", apiVersion: "1.51", platform: "linux/amd64", name: "fake" });
    expect(Math.abs(facts.clockOffsetMs)).toBeLessThan(5000);
    await connection.docker().listContainers();
    expect(engine.asked.at(-1)).toContain("/containers/json");
  });

  test("speaks the engine's version when that is older", async () => {
    engine.on("/_ping", pong("1.41"));
    await engine.listen();
    expect((await reach(connect(), "ready")).facts.apiVersion).toBe("1.41");
  });

  test("tells by how much the engine's clock is ahead", async () => {
    engine.on("/info", (_request, response) => {
      response.end(JSON.stringify({ Name: "x", SystemTime: new Date(Date.now() + 3_600_000).toISOString() }));
    });
    await engine.listen();
    const { facts } = await reach(connect(), "ready");
    expect(Math.round(facts.clockOffsetMs / 60_000)).toBe(60);
  });

  test("takes the first usual place that answers", async () => {
    await engine.listen();
    const endpoint = addressEndpoint(engine.target.address, readWorld({}, "/nowhere"));
    const nowhere = { kind: "socket", address: "unix:///nowhere.sock", path: "/nowhere.sock" } as const;
    const connection = connect({ ...endpoint, candidates: [nowhere, ...endpoint.candidates] });
    expect((await reach(connection, "ready")).target.address).toBe(engine.target.address);
  });

  test.each(["tcp://nowhere.invalid:1", "tcp://not an address"])(
    "is not made by DOCKER_HOST=%s, which dockerode would follow",
    async (host) => {
      await engine.listen();
      process.env.DOCKER_HOST = host;
      try {
        const connection = connect();
        await reach(connection, "ready");
        await connection.docker().ping();
        expect(process.env.DOCKER_HOST).toBe(host);
      } finally {
        delete process.env.DOCKER_HOST;
      }
    },
  );
});

describe("says why not", () => {
  test("nobody listens", async () => {
    const connection = connect();
    const { problem, retryAt, wasReady } = await reach(connection, "lost");
    expect(problem).toMatchObject({ code: "ENGINE_UNREACHABLE" });
    expect([retryAt, wasReady]).toEqual([null, false]);
    expect(() => connection.docker()).toThrow(problem.message);
  });

  test("it is too old", async () => {
    engine.on("/_ping", pong("1.24"));
    await engine.listen();
    const { problem } = await reach(connect(), "lost");
    expect(problem.code).toBe("ENGINE_TOO_OLD");
    expect(problem.data.why).toContain("1.24");
  });

  test("it is something else that speaks HTTP", async () => {
    engine.on("/_ping", json({ hello: "world" }));
    await engine.listen();
    expect(await problemOf(connect())).toBe("NOT_AN_ENGINE");
  });

  test("it is something else that does not", async () => {
    const { address } = await listen((socket) => socket.end("220 mail.example.com ESMTP\r\n"));
    expect(await problemOf(connectTo(address))).toBe("NOT_AN_ENGINE");
  });

  test("it gives nonsense instead of facts", async () => {
    engine.on("/version", json([]));
    await engine.listen();
    expect(await problemOf(connect())).toBe("NOT_AN_ENGINE");
  });

  test("it is there and refuses", async () => {
    engine.on("/_ping", (_request, response) => response.writeHead(503, { "api-version": "1.51" }).end("starting"));
    await engine.listen();
    expect((await reach(connect(), "lost")).problem).toMatchObject({
      code: "ENGINE_REFUSED",
      data: { detail: "starting" },
    });
  });

  test("it accepts, and never answers", async () => {
    const { address } = await listen(() => undefined);
    expect(await problemOf(connectTo(address))).toBe("ENGINE_TIMEOUT");
  });

  test("no computer has that name", async () => {
    expect(await problemOf(connectTo("tcp://no-such-host.invalid:2375"))).toBe("ENGINE_HOST_UNKNOWN");
  });

  test("TLS is spoken to one who does not, and the other way round", async () => {
    const { address } = await listen((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    expect(await problemOf(connectTo(address.replace("tcp:", "https:")))).toBe("ENGINE_TLS_FAILED");
    // What Go's server says to plain HTTP on a TLS port.
    engine.on("/_ping", (_request, response) =>
      response.writeHead(400).end("Client sent an HTTP request to an HTTPS server.\n"),
    );
    await engine.listen();
    expect(await problemOf(connect())).toBe("ENGINE_TLS_FAILED");
  });

  test("the most telling of several reasons", async () => {
    engine.on("/_ping", pong("1.24"));
    await engine.listen();
    const endpoint = addressEndpoint(engine.target.address, readWorld({}, "/nowhere"));
    const nowhere = { kind: "socket", address: "unix:///nowhere.sock", path: "/nowhere.sock" } as const;
    const connection = connect({ ...endpoint, candidates: [nowhere, ...endpoint.candidates, nowhere] });
    expect(await problemOf(connection)).toBe("ENGINE_TOO_OLD");
  });

  test("a remote engine's next try is announced", async () => {
    const endpoint = addressEndpoint("tcp://127.0.0.1:1", readWorld({}, "/nowhere"));
    const { retryAt } = await reach(connect(endpoint), "lost");
    expect(retryAt).toBeGreaterThan(Date.now() - 1000);
  });
});

describe("never gives up", () => {
  test("it connects when the engine's socket appears", async () => {
    const connection = connect();
    await reach(connection, "lost");
    await engine.listen();
    await reach(connection, "ready");
  });

  test("it connects again after a loss, and remembers that it was connected, and since when it is not", async () => {
    await engine.listen();
    const connection = connect();
    await reach(connection, "ready");
    await engine.cut();
    connection.suspect();
    const lost = await reach(connection, "lost");
    expect(lost).toMatchObject({ wasReady: true, attempt: 1 });
    const again = await connection.retry();
    expect(again).toMatchObject({ phase: "lost", wasReady: true, since: lost.since });
    await engine.listen();
    await reach(connection, "ready");
  });

  test("retry answers with the outcome of a try of its own", async () => {
    const connection = connect();
    expect((await connection.retry()).phase).toBe("lost");
    await engine.listen();
    expect((await connection.retry()).phase).toBe("ready");
  });

  test("retry does not take the outcome of a try that began before it", async () => {
    await engine.listen();
    const good = addressEndpoint(engine.target.address, readWorld({}, "/nowhere"));
    const bad: Endpoint = { ...good, candidates: [], problem: failure("ENGINE_ADDRESS_INVALID", { address: "x" }) };
    let answerFirst = (_: Endpoint): void => undefined;
    const first = new Promise<Endpoint>((resolve) => {
      answerFirst = resolve;
    });
    const answers = [first, Promise.resolve(good)];
    const connection = createConnection({
      target: good.target,
      locate: () => answers.shift() ?? Promise.resolve(good),
    });
    cleanUp.push(connection.close);
    const outcome = connection.retry();
    answerFirst(bad);
    expect((await outcome).phase).toBe("ready");
  });

  test("the reason may change from try to try, and the place too", async () => {
    await engine.listen();
    const good = addressEndpoint(engine.target.address, readWorld({}, "/nowhere"));
    const bad: Endpoint = {
      target: good.target,
      candidates: [],
      problem: failure("ENGINE_ADDRESS_INVALID", { address: "nonsense" }),
    };
    let now = bad;
    const connection = createConnection({ target: good.target, locate: async () => now });
    cleanUp.push(connection.close);
    expect(await problemOf(connection)).toBe("ENGINE_ADDRESS_INVALID");
    now = good;
    await reach(connection, "ready");
  });
});

describe("suspicion", () => {
  test("of an engine that answers changes nothing", async () => {
    await engine.listen();
    const connection = connect();
    await reach(connection, "ready");
    const pings = engine.asked.length;
    const pinged = new Promise<void>((resolve) => {
      engine.on("/_ping", (request, response) => {
        pong("1.51")(request, response);
        response.on("finish", resolve);
      });
    });
    connection.suspect();
    connection.suspect();
    await pinged;
    expect(engine.asked.slice(pings)).toEqual(["/_ping"]);
    expect(connection.status().phase).toBe("ready");
  });

  test("of one that hangs is right after a few seconds", async () => {
    await engine.listen();
    const connection = connect();
    await reach(connection, "ready");
    engine.on("/_ping", () => undefined);
    connection.suspect();
    expect((await reach(connection, "lost")).problem.code).toBe("ENGINE_TIMEOUT");
  });
});

test("waiting for it ends when it is there, or when the one who waits has enough", async () => {
  const connection = connect();
  const enough = new AbortController();
  const impatient = connection.ready(enough.signal);
  const patient = connection.ready(new AbortController().signal);
  enough.abort(new Error("enough"));
  await expect(impatient).rejects.toThrow("enough");
  await engine.listen();
  expect(await patient).toBe(connection.docker());
});

test("once closed it tries no more and says nothing more", async () => {
  const connection = connect();
  await reach(connection, "lost");
  const said: EngineStatus[] = [];
  connection.onStatus((status) => said.push(status));
  await connection.close();
  await engine.listen();
  await new Promise(setImmediate);
  expect([said, engine.asked]).toEqual([[], []]);
});

/** A TCP server on a port of its own. */
async function listen(onConnection: Parameters<typeof createServer>[1]): Promise<{ readonly address: string }> {
  const server: Server = createServer(onConnection as never);
  const sockets = new Set<{ destroy(): void }>();
  server.on("connection", (socket) => {
    socket.on("error", () => undefined);
    sockets.add(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanUp.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as { port: number };
  return { address: `tcp://127.0.0.1:${port}` };
}
