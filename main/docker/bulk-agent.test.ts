/** Node's own HTTP client over the bulk agent, against Node's own server on a real socket. */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, get, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createBulkAgent } from "./bulk-agent.ts";

let folder: string;
let path: string;
let server: Server;
const agents: { destroy(): void }[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "berth-bulk-"));
  path = join(folder, "engine.sock");
  server = createServer();
});
afterEach(async () => {
  for (const agent of agents.splice(0)) agent.destroy();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function request(): Promise<IncomingMessage> {
  const agent = createBulkAgent({ kind: "socket", path, address: `unix://${path}` });
  if (agent === null) throw new Error("there is no agent for a socket");
  agents.push(agent);
  return new Promise((resolve, reject) => {
    get({ socketPath: path, path: "/", agent }, resolve).on("error", reject);
  });
}

async function ask(listener: RequestListener): Promise<IncomingMessage> {
  server.on("request", listener);
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return request();
}

async function read(response: IncomingMessage): Promise<{ readonly text: string; readonly pieces: number }> {
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece);
  return { text: Buffer.concat(pieces).toString(), pieces: pieces.length };
}

test("a flood of small chunks comes whole, in far fewer pieces", async () => {
  const lines = Array.from({ length: 20_000 }, (_, number) => `line ${number}\n`);
  const response = await ask((_request, answer) => {
    for (const line of lines) answer.write(line);
    answer.end();
  });
  const { text, pieces } = await read(response);
  expect(text).toBe(lines.join(""));
  expect(response.complete).toBe(true);
  expect(pieces).toBeLessThan(lines.length / 20);
});

test("a plain answer and its status come as they are", async () => {
  const response = await ask((_request, answer) => answer.writeHead(404, { "content-length": 7 }).end("no such"));
  expect(response.statusCode).toBe(404);
  expect((await read(response)).text).toBe("no such");
});

test("an answer that is cut in the middle is no whole one", async () => {
  const response = await ask((_request, answer) => {
    answer.write("begun\n", () => answer.destroy());
  });
  await expect(read(response)).rejects.toMatchObject({ code: "ECONNRESET" });
  expect(response.complete).toBe(false);
});

test("nobody there is the error that it always is", async () => {
  await expect(request()).rejects.toMatchObject({ code: "ENOENT" });
});

test("who does not read makes the other end wait", async () => {
  const piece = Buffer.alloc(64 * 1024, "x");
  const most = 2000;
  let written = 0;
  let full = false;
  const response = await ask((_request, answer) => {
    const more = (): void => {
      full = false;
      while (written < most) {
        written += 1;
        if (!answer.write(piece)) {
          full = true;
          answer.once("drain", more);
          return;
        }
      }
      answer.end();
    };
    more();
  });
  response.once("data", () => response.pause());
  response.resume();
  // It stays full: the count stands still while the event loop goes round.
  await vi.waitFor(async () => {
    const before = written;
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(full && written === before).toBe(true);
  });
  expect(written).toBeLessThan(most);
  let bytes = 0;
  response.on("data", (data: Buffer) => {
    bytes += data.length;
  });
  response.resume();
  await new Promise((resolve) => response.once("end", resolve));
  expect(bytes).toBeGreaterThan((most - 50) * piece.length);
});

test("an answer that ends while nobody reads comes whole all the same", async () => {
  const [first = "", ...others] = [10, 100, 50].map((kilobytes) => "x".repeat(kilobytes * 1024));
  let ended = false;
  let goOn = (): void => undefined;
  const response = await ask((asked, answer) => {
    asked.socket.on("close", () => {
      ended = true;
    });
    answer.write(first);
    goOn = () => {
      for (const other of others) answer.write(other);
      answer.end();
    };
  });
  let bytes = 0;
  response.on("data", (data: Buffer) => {
    bytes += data.length;
  });
  await vi.waitFor(() => expect(bytes).toBe(first.length));
  response.pause();
  goOn();
  // Only when this end has closed too, having come to the end, does the other know that it is over.
  await vi.waitFor(() => expect(ended).toBe(true));
  response.resume();
  await new Promise((resolve, reject) => response.once("end", resolve).once("error", reject));
  expect(bytes).toBe(first.length + others.join("").length);
});

test("destroying the agent ends an answer that has begun", async () => {
  const response = await ask((_request, answer) => void answer.write("begun\n"));
  const reading = read(response);
  for (const agent of agents) agent.destroy();
  await expect(reading).rejects.toMatchObject({ code: "ECONNRESET" });
});

test("a secured connection is left to Node", () => {
  const tls = { folder: null, verify: true };
  expect(createBulkAgent({ kind: "tcp", host: "engine", port: 2376, tls, address: "tcp://engine:2376" })).toBeNull();
});
