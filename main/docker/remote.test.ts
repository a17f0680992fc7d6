/** Engines over TCP and TLS: a stand-in engine behind a forwarder that speaks either. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer as createTlsServer } from "node:tls";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createEngine } from "./create-engine.ts";
import { contextEndpoint } from "./endpoint.ts";
import { createFakeEngine, type FakeEngine, isLost, isReady, json, watching } from "./fake-engine.testing.ts";
import { row } from "./samples.testing.ts";

let fake: FakeEngine;
const cleanUp: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  fake = createFakeEngine();
  fake.on("/containers/json", json([row("a")]));
  await fake.listen();
  cleanUp.push(fake.close);
});
afterEach(async () => {
  for (const one of cleanUp.splice(0).reverse()) await one();
});

/** Forwards what comes to the stand-in's socket. Returns the port. */
async function forward(make: (onConnection: (socket: Socket) => void) => Server): Promise<number> {
  const sockets = new Set<Socket>();
  const server = make((socket) => {
    const end = connect(fake.target.address.replace("unix://", ""));
    for (const one of [socket, end]) {
      sockets.add(one);
      one.on("error", () => undefined);
    }
    socket.pipe(end).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanUp.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

function follow(host: string, folder: string | null) {
  const endpoint = contextEndpoint({ name: "build", host, tls: folder === null ? null : { folder, verify: true } });
  const engine = createEngine(endpoint.target, { locate: async () => endpoint });
  cleanUp.push(engine.close);
  return { engine, updates: watching(engine.watch(new AbortController().signal)) };
}

test("an engine over TCP is followed and asked like a local one", async () => {
  const port = await forward((onConnection) => createServer(onConnection));
  const { engine, updates } = follow(`tcp://127.0.0.1:${port}`, null);
  expect((await updates.next(isReady)).containers).toMatchObject([{ id: "a" }]);
  await expect(engine.containers.start("nobody")).rejects.toMatchObject({ code: "ENGINE_REFUSED" });
});

const openssl = spawnSync("openssl", ["version"]).status === 0;
describe.skipIf(!openssl)(
  `an engine over TLS (${openssl ? "openssl" : "skipped: no openssl here to make certificates"})`,
  () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "berth-tls-"));
      const ssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
      const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
      ssl(
        "req",
        "-x509",
        ...key,
        "-keyout",
        "ca-key.pem",
        "-out",
        "ca.pem",
        "-subj",
        "/CN=berth test authority",
        "-days",
        "2",
      );
      writeFileSync(join(folder, "names"), "subjectAltName=IP:127.0.0.1");
      for (const [name, subject] of [
        ["server", "/CN=engine"],
        ["client", "/CN=me"],
      ] as const) {
        ssl("req", ...key, "-keyout", `${name}-key.pem`, "-out", `${name}.csr`, "-subj", subject);
        const sign = ["x509", "-req", "-in", `${name}.csr`, "-CA", "ca.pem", "-CAkey", "ca-key.pem", "-CAcreateserial"];
        ssl(...sign, "-out", `${name}.pem`, "-days", "2", "-extfile", "names");
      }
      // As the CLI's context store calls them.
      writeFileSync(join(folder, "cert.pem"), readFileSync(join(folder, "client.pem")));
      writeFileSync(join(folder, "key.pem"), readFileSync(join(folder, "client-key.pem")));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const listen = () =>
      forward((onConnection) =>
        createTlsServer(
          {
            key: readFileSync(join(folder, "server-key.pem")),
            cert: readFileSync(join(folder, "server.pem")),
            ca: readFileSync(join(folder, "ca.pem")),
            requestCert: true,
            rejectUnauthorized: true,
          },
          onConnection,
        ),
      );

    test("that knows us, and that we know, is followed", async () => {
      const { engine, updates } = follow(`tcp://127.0.0.1:${await listen()}`, folder);
      expect((await updates.next(isReady)).containers).toMatchObject([{ id: "a" }]);
      expect(engine.target.remote).toBe(false);
    });

    test("whose certificate nobody we know has signed is refused", async () => {
      const stranger = mkdtempSync(join(tmpdir(), "berth-tls-"));
      cleanUp.push(async () => rmSync(stranger, { recursive: true }));
      const { updates } = follow(`tcp://127.0.0.1:${await listen()}`, stranger);
      expect((await updates.next(isLost)).engine).toMatchObject({ problem: { code: "ENGINE_TLS_FAILED" } });
    });

    test("that does not know us says so", async () => {
      const without = mkdtempSync(join(tmpdir(), "berth-tls-"));
      cleanUp.push(async () => rmSync(without, { recursive: true }));
      writeFileSync(join(without, "ca.pem"), readFileSync(join(folder, "ca.pem")));
      const { updates } = follow(`tcp://127.0.0.1:${await listen()}`, without);
      expect((await updates.next(isLost)).engine).toMatchObject({ problem: { code: "ENGINE_TLS_FAILED" } });
    });
  },
);
