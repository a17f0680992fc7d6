/** Which part of a log to ask the engine for, and the asking. */
import type { IncomingMessage } from "node:http";
import type Docker from "dockerode";
import type { LogRequest } from "../../contract/model/log.ts";
import { type LogPosition, toEngineTime } from "./logs-position.ts";
import { openStream } from "./open-stream.ts";

/** The query of `GET /containers/{id}/logs` (Engine API). */
export interface LogQuery {
  readonly follow: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
  readonly timestamps: true;
  readonly tail: string;
  readonly since?: string;
  readonly until?: string;
}

/** How the connection before this one ended: `null` when there was none. */
export type Before = null | {
  /** The engine ended it, so everything that there was has been read. */
  readonly complete: boolean;
  /** When it was opened, milliseconds since the epoch, engine time. */
  readonly openedAt: number;
};

/**
 * After a break only this many of the last lines are asked for: an engine finds them at once, but looks for a time from the log's beginning
 * (3.5 s for 1,000,000 lines; engine 28.5). When they do not reach back to what was read, LogGap tells, and all are asked for.
 */
const RESUME_LINES = 10_000;

/**
 * The first query is the person's; after a break it goes on at the position, or where the reader began to listen.
 * `wide` asks for everything since then.
 */
export function logQuery(request: LogRequest, position: LogPosition, before: Before, wide: boolean): LogQuery {
  const until = request.until === undefined ? null : toEngineTime(request.until);
  const asked = request.since === undefined ? null : toEngineTime(request.since);
  const seen = position.since();
  let tail: LogRequest["tail"] = "all";
  let since: string | null;
  if (seen !== null) {
    since = later(seen, asked);
    if (!wide && position.overlaps) tail = RESUME_LINES;
  } else if (before !== null && request.tail === 0) {
    since = later((before.openedAt / 1000).toFixed(9), asked);
  } else {
    // Nothing was read: when the engine said that there is nothing, all that comes is new; else the question is asked again.
    if (before?.complete !== true) tail = request.tail;
    since = asked;
  }
  return {
    follow: request.follow,
    stdout: request.stdout,
    stderr: request.stderr,
    timestamps: true,
    tail: String(tail),
    ...(since === null ? {} : { since }),
    ...(until === null ? {} : { until }),
  };
}

/** Not `container.logs()`: without `follow` that would read everything into memory first. Throws as `openStream` does. */
export function openLog(docker: Docker, id: string, query: LogQuery, signal: AbortSignal): Promise<IncomingMessage> {
  return openStream(docker, { method: "GET", path: `/containers/${id}/logs`, query: { ...query }, bulk: true }, signal);
}

/**
 * True for one raw stream, false for frames. Since API 1.42 the answer says so itself. Before, only the container's settings do, and an engine
 * that is asked in an older version calls its frames "raw" (28.5).
 */
export function isRaw(response: IncomingMessage, tty: boolean): boolean {
  const type = response.headers["content-type"] ?? "";
  if (type.startsWith("application/vnd.docker.multiplexed-stream")) return false;
  return tty;
}

function later(one: string, other: string | null): string {
  if (other === null) return one;
  const [a, b] = [one, other].map((time) => time.padStart(32, "0"));
  return a !== undefined && b !== undefined && a < b ? other : one;
}
