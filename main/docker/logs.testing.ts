/** For the engine tests of logs: reads a log as the page would, and what the CLI makes of the same log. */
import { connect, createServer, type Socket } from "node:net";
import type { ErrorValue } from "../../contract/model/error-value.ts";
import { type LogEvent, LogRequest } from "../../contract/model/log.ts";
import { dockerCommand } from "../../test/engine/binaries.ts";
import { run, tryRun } from "../../test/engine/process.ts";
import type { Engine } from "./engine.ts";

/** Everything that was read so far. */
export interface Reading {
  /** Lines with their timestamps, by stream: standard output, standard error. */
  readonly out: string[];
  readonly err: string[];
  /** What happened, in order; `lines` for one or more batches. */
  readonly story: string[];
  readonly problems: ErrorValue[];
  readonly exitCodes: (number | null)[];
  /** Settles when the stream has ended. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Begins to read. */
export function readAll(engine: Engine, container: string, request: Partial<LogRequest>): Reading {
  const leave = new AbortController();
  const reading = { out: [], err: [], story: [], problems: [], exitCodes: [] } as Omit<Reading, "ended" | "stop">;
  const ended = (async () => {
    const events = engine.containers.logs(container, LogRequest.parse({ tail: "all", ...request }), leave.signal);
    for await (const event of events) take(reading, event);
  })();
  const stop = async (): Promise<void> => {
    leave.abort();
    await ended;
  };
  return { ...reading, ended, stop };
}

function take(reading: Omit<Reading, "ended" | "stop">, event: LogEvent): void {
  switch (event.kind) {
    case "lines": {
      if (reading.story.at(-1) !== "lines") reading.story.push("lines");
      const lines = event.text.split("\n");
      for (let at = 0, run = 0; run < event.runs.length; run += 2) {
        const count = event.runs[run + 1] ?? 0;
        (event.runs[run] === 1 ? reading.out : reading.err).push(...lines.slice(at, at + count));
        at += count;
      }
      break;
    }
    case "seam":
      reading.story.push(event.reason);
      if (event.reason === "stopped") reading.exitCodes.push(event.exitCode);
      break;
    case "waiting":
      reading.story.push("waiting");
      reading.problems.push(event.problem);
      break;
    case "ended":
      reading.story.push(`ended: ${event.reason}`);
  }
}

export interface Cli {
  (...args: string[]): Promise<string>;
  /** What `docker logs` prints, with the timestamp of each line in front, as lines by stream. */
  logs(container: string, ...args: string[]): Promise<{ readonly out: string[]; readonly err: string[] }>;
}

/** The docker command on this engine. */
export async function createCli(socket: string): Promise<Cli> {
  const command = await dockerCommand();
  const host = ["--host", `unix://${socket}`];
  const cli = (...args: string[]) => run(command, [...host, ...args]);
  return Object.assign(cli, {
    async logs(container: string, ...args: string[]) {
      const plain = await tryRun(command, [...host, "logs", ...args, container]);
      const timed = await tryRun(command, [...host, "logs", "--timestamps", ...args, container]);
      return { out: withTimes(plain.stdout, timed.stdout), err: withTimes(plain.stderr, timed.stderr) };
    },
  });
}

/**
 * The CLI repeats the timestamp wherever the engine cut a long line, so the text is taken from the output without timestamps,
 * and only the first of each line from the output with them.
 */
function withTimes(plain: string, timed: string): string[] {
  const times = linesOf(timed).map((line) => line.slice(0, 31));
  return linesOf(plain).map((line, index) => `${times[index]}${line}`);
}

function linesOf(text: string): string[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

export interface Wire {
  /** A TCP address of the engine. */
  readonly address: string;
  /** How many connections that asked for a log are open. */
  openLogs(): number;
  /** How many asked for one so far. */
  askedForLogs(): number;
  /** Bytes that came from the engine. */
  received(): number;
  /** Breaks every connection that asked for a log. */
  breakLogs(): void;
  /** Breaks every connection, and lets none through until told so. */
  cut(): void;
  mend(): void;
  stop(): Promise<void>;
}

/** A line in front of the engine that can be looked at, and cut. */
export async function startWire(socketPath: string): Promise<Wire> {
  let received = 0;
  let asked = 0;
  let whole = true;
  const all = new Set<Socket>();
  const logs = new Set<Socket>();
  const server = createServer((client) => {
    if (!whole) {
      client.destroy();
      return;
    }
    const engine = connect(socketPath);
    all.add(client);
    client.on("data", (chunk) => {
      if (!/^GET \S*\/logs\?/.test(chunk.toString("latin1"))) return;
      asked++;
      logs.add(client);
    });
    engine.on("data", (chunk) => {
      received += chunk.length;
      // The last chunk of an answer; the connection itself is kept for the next request.
      if (chunk.toString("latin1").endsWith("0\r\n\r\n")) logs.delete(client);
    });
    client.pipe(engine).pipe(client);
    for (const socket of [client, engine]) {
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        all.delete(client);
        logs.delete(client);
        client.destroy();
        engine.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `tcp://127.0.0.1:${(server.address() as { port: number }).port}`,
    openLogs: () => logs.size,
    askedForLogs: () => asked,
    received: () => received,
    breakLogs: () => {
      for (const socket of logs) socket.destroy();
    },
    cut: () => {
      whole = false;
      for (const socket of all) socket.destroy();
    },
    mend: () => {
      whole = true;
    },
    stop: () =>
      new Promise((resolve) => {
        for (const socket of all) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
