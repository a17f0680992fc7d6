/** A stand-in for an engine where a real one cannot be made to misbehave, or to have 10,000 containers. Speaks HTTP on a real socket. */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EngineTarget, EngineUpdate } from "../../contract/model/engine.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface FakeEngine {
  readonly target: EngineTarget;
  /** Paths asked for so far, without the version, in order. */
  readonly asked: string[];
  /** Answers to a path (up to its `?`); takes effect at once. */
  on(path: string, handler: Handler): void;
  /** Sends an event to every open event stream. */
  emit(event: object): void;
  /** The open event streams. */
  readonly streams: ReadonlySet<ServerResponse>;
  listen(): Promise<void>;
  /** Stops listening and cuts every connection. */
  cut(): Promise<void>;
  /** `cut`, and removes its folder. */
  close(): Promise<void>;
}

export function json(body: unknown, status = 200): Handler {
  return (_request, response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  };
}

export const pong =
  (apiVersion: string): Handler =>
  (_request, response) => {
    response.writeHead(200, { "api-version": apiVersion });
    response.end("OK");
  };

export function createFakeEngine(): FakeEngine {
  const folder = mkdtempSync(join(tmpdir(), "berth-fake-"));
  const path = join(folder, "docker.sock");
  const handlers = new Map<string, Handler>();
  const asked: string[] = [];
  const streams = new Set<ServerResponse>();
  const sockets = new Set<Socket>();
  let server: Server | null = null;

  handlers.set("/_ping", pong("1.51"));
  handlers.set("/version", json({ Version: "28.0.0", Os: "linux", Arch: "amd64" }));
  handlers.set("/info", json({ Name: "fake", SystemTime: new Date().toISOString() }));
  handlers.set("/containers/json", json([]));
  handlers.set("/images/json", json([]));
  handlers.set("/events", (_request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.flushHeaders();
    streams.add(response);
    response.on("close", () => streams.delete(response));
  });

  async function cut(): Promise<void> {
    const closing = server;
    server = null;
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => (closing ? closing.close(resolve) : resolve(undefined)));
  }

  return {
    target: { id: "local", label: "Fake engine", kind: "local", address: `unix://${path}`, remote: false },
    asked,
    streams,
    on: (at, handler) => void handlers.set(at, handler),
    emit(event) {
      for (const stream of streams) stream.write(`${JSON.stringify(event)}\n`);
    },
    async listen() {
      const listening = createServer((request, response) => {
        const full = (request.url ?? "").replace(/^\/v[\d.]+/, "");
        asked.push(full);
        const handler = handlers.get(full.replace(/\?.*/, "")) ?? json({ message: "page not found" }, 404);
        handler(request, response);
      });
      listening.on("connection", (socket) => {
        sockets.add(socket);
        socket.on("close", () => sockets.delete(socket));
      });
      server = listening;
      await new Promise<void>((resolve) => listening.listen(path, resolve));
    },
    cut,
    async close() {
      await cut();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An event of a container as the engine sends it, `at` milliseconds since the epoch. */
export function containerEvent(
  Action: string,
  ID: string,
  at = Date.now(),
  Attributes: Record<string, string> = {},
): object {
  return {
    Type: "container",
    Action,
    Actor: { ID, Attributes },
    time: Math.floor(at / 1000),
    timeNano: at * 1_000_000,
  };
}

export interface Watching {
  /** All updates so far. */
  readonly seen: readonly EngineUpdate[];
  /** The first update, from those not looked at by an earlier `next` on, that `wanted` accepts. The test's own timeout ends the wait. */
  next<T extends EngineUpdate>(wanted: (update: EngineUpdate) => update is T): Promise<T>;
  next(wanted: (update: EngineUpdate) => boolean): Promise<EngineUpdate>;
}

/** Reads a feed in the background and lets a test wait for what it names. */
export function watching(updates: AsyncGenerator<EngineUpdate, void, undefined>): Watching {
  const seen: EngineUpdate[] = [];
  let at = 0;
  let wake = (): void => undefined;
  void (async () => {
    for await (const update of updates) {
      seen.push(update);
      wake();
    }
  })();
  return {
    seen,
    async next(wanted: (update: EngineUpdate) => boolean) {
      for (;;) {
        while (at < seen.length) {
          const update = seen[at] as EngineUpdate;
          at += 1;
          if (wanted(update)) return update;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  } as Watching;
}

export const isReady = (update: EngineUpdate): update is EngineUpdate & { kind: "snapshot" } =>
  update.kind === "snapshot" && update.engine.phase === "ready";
export const isPatch = (update: EngineUpdate): update is EngineUpdate & { kind: "patch" } => update.kind === "patch";
export const isLost = (update: EngineUpdate): update is EngineUpdate & { kind: "status" } =>
  update.kind === "status" && update.engine.phase === "lost";
