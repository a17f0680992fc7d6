/**
 * A container's output from wherever the reader wants it, and on: across stops and starts of the container, and across losses of the engine.
 * Source: Engine API, `GET /containers/{id}/logs`, whose stream ends when the container stops, and breaks when the engine ends.
 */
import type { IncomingMessage } from "node:http";
import type Docker from "dockerode";
import { failure } from "../../contract/errors.ts";
import type { LogEvent, LogRequest } from "../../contract/model/log.ts";
import { delay } from "../async/abort.ts";
import { refusalOf } from "./cause.ts";
import type { Connection } from "./connection.ts";
import { DemuxError } from "./demux.ts";
import { engineFailure } from "./errors.ts";
import type { EventFeed } from "./events.ts";
import { createLogBatcher } from "./logs-batch.ts";
import { createFramedLines, createRawLines, type LogLines } from "./logs-lines.ts";
import { createLogPosition, LogGap } from "./logs-position.ts";
import { type Before, isRaw, logQuery, openLog } from "./logs-query.ts";
import { readLogResponse } from "./logs-response.ts";
import { type ContainerRun, inspectRun, watchRun } from "./logs-run.ts";
import { createSignals } from "./logs-signals.ts";

type Events = AsyncGenerator<LogEvent, void, undefined>;
/** How one connection's reading ended. */
type Outcome = "complete" | "lost" | "gap" | "done";

/** Before asking an engine again that is said to be there and does not answer. */
const AGAIN_MILLISECONDS = 200;
/** How long the death of a run that is over may lag behind the end of its output. */
const DEATH_LAG_MILLISECONDS = 1000;

/**
 * Yields batches of whole lines and what happened between them; see `LogEvent`. Goes on until the container is removed, or, when the request
 * does not follow, until everything was read. Ends without an error when `signal` aborts. The engine's stream stands still while the reader does not read.
 * Throws NO_SUCH_CONTAINER, ENGINE_REFUSED (e.g. a log driver that cannot be read), or the connection's failure when it cannot begin.
 */
export async function* readLogs(
  connection: Connection,
  events: EventFeed,
  container: string,
  request: LogRequest,
  signal: AbortSignal,
): Events {
  const reader = createReader(connection, events, container, request, signal);
  try {
    yield* reader;
  } catch (error) {
    // What a call threw because the reader left is no error.
    if (!signal.aborted) throw error;
  }
}

async function* createReader(
  connection: Connection,
  events: EventFeed,
  container: string,
  request: LogRequest,
  signal: AbortSignal,
): Events {
  const context = { target: connection.target, action: `hand out the log of ${container}`, container };
  const batcher = createLogBatcher();
  const position = createLogPosition();
  let lines: LogLines | null = null;
  let before: Before = null;
  /** Whether the present connection brought anything. */
  let progressed = false;

  const first = await inspectRun(connection.docker(), container, signal).catch((error: unknown) => {
    throw engineFailure(error, context);
  });
  if (first === null) throw failure("NO_SUCH_CONTAINER", { container });
  /** The run whose output is being read, or was last read. */
  let run: ContainerRun = first;
  let toldStopped = first.startedAt === "";
  const changes = createSignals(connection, signal);
  const watch = watchRun(events, first.id, changes.notify);

  /** Reads one connection's worth. */
  async function* read(part: Partial<LogRequest>): AsyncGenerator<LogEvent, Outcome, undefined> {
    const outcome = yield* readOnce(part, false);
    return outcome === "gap" ? yield* readOnce(part, true) : outcome;
  }

  /** When it goes on after a break, only a window of the last lines is read unless `wide`. */
  async function* readOnce(part: Partial<LogRequest>, wide: boolean): AsyncGenerator<LogEvent, Outcome, undefined> {
    let response: IncomingMessage | null = null;
    const opening = new AbortController();
    const leave = (): void => opening.abort(signal.reason);
    signal.addEventListener("abort", leave);
    const forget = connection.onStatus((status) => {
      if (status.phase !== "lost") return;
      // What has come is handed on first; an answer that has not begun is not waited for.
      if (response === null) opening.abort(lostError());
      else response.destroy(lostError());
    });
    try {
      const docker: Docker = connection.docker();
      const openedAt = engineNow(connection);
      const query = logQuery({ ...request, ...part }, position, before, wide);
      response = await openLog(docker, first?.id ?? container, query, opening.signal);
      before = { complete: false, openedAt };
      lines ??= (isRaw(response, run.tty) ? createRawLines : createFramedLines)(position, batcher.append);
      position.resume(position.overlaps && query.tail !== "all");
      for await (const batch of readLogResponse(response, lines.open(), batcher, signal)) {
        progressed = true;
        yield { kind: "lines", ...batch };
      }
      before = { complete: true, openedAt };
      return signal.aborted ? "done" : "complete";
    } catch (error) {
      if (signal.aborted) return "done";
      if (error instanceof LogGap) return "gap";
      if (error instanceof DemuxError) {
        if (error.reason === "cut off") return "lost";
        const facts = { engine: connection.target.label, action: context.action };
        throw failure("ENGINE_REFUSED", facts, { detail: error.message });
      }
      const refusal = refusalOf(error);
      // Removed, or being removed: what became of it is looked up next.
      if (refusal?.status === 404 || refusal?.status === 409) return "complete";
      const problem = engineFailure(error, context);
      if (refusal) throw problem;
      return "lost";
    } finally {
      forget();
      signal.removeEventListener("abort", leave);
      response?.destroy();
    }
  }

  /** Asks what became of the container until the engine answers. */
  async function* askAgain(broken: boolean): AsyncGenerator<LogEvent, ContainerRun | null, undefined> {
    for (let told = false; ; ) {
      if (broken || told) connection.suspect();
      try {
        const answer = await inspectRun(connection.docker(), first?.id ?? container, signal);
        if (broken || told) yield { kind: "seam", reason: "reconnected", at: engineNow(connection), exitCode: null };
        return answer;
      } catch (error) {
        if (signal.aborted) throw error;
        const problem = engineFailure(error, context);
        if (refusalOf(error)) throw problem;
        if (!told) yield { kind: "waiting", problem: problem.value };
        told = true;
      }
      await delay(AGAIN_MILLISECONDS, signal);
      await connection.ready(signal);
    }
  }

  /**
   * The end of the run that was read, as a part of the log. An engine lets nobody read a container that it is just starting again, so that
   * without it the first words of the next run would come too. Its death is told when its last words are in the log.
   */
  async function untilDeath(): Promise<Partial<LogRequest>> {
    if (request.until !== undefined) return {};
    await changes.until(() => watch.lastDeath() !== null, DEATH_LAG_MILLISECONDS);
    const death = watch.lastDeath();
    return death === null ? {} : { until: new Date(death.at + 1).toISOString() };
  }

  /** Tells the end of the run that was read, once. */
  function* stopped(now: ContainerRun | null): Generator<LogEvent, void, undefined> {
    if (toldStopped) return;
    toldStopped = true;
    const death = watch.lastDeath();
    if (now !== null && !now.running && now.startedAt === run.startedAt) {
      yield { kind: "seam", reason: "stopped", at: now.finished, exitCode: now.exitCode };
    } else {
      yield {
        kind: "seam",
        reason: "stopped",
        at: death?.at ?? engineNow(connection),
        exitCode: death?.exitCode ?? null,
      };
    }
  }

  try {
    for (;;) {
      progressed = false;
      let outcome = yield* read({});
      if (outcome === "done") return;
      if (outcome === "complete" && !request.follow) {
        yield { kind: "ended", reason: "complete" };
        return;
      }
      let now = yield* askAgain(outcome === "lost");
      // An engine may end a stream that follows just before the run's last words are in it (20.10). They are in its log by now.
      if (outcome === "complete" && run.running && now?.running === false && now.startedAt === run.startedAt) {
        outcome = yield* read({ follow: false, ...(await untilDeath()) });
        if (outcome === "done") return;
      }
      // The output of a run ends a moment before the engine tells its death.
      if (now !== null && now.startedAt !== run.startedAt && !toldStopped && outcome === "complete") {
        await changes.until(() => watch.lastDeath() !== null, DEATH_LAG_MILLISECONDS);
      }
      while (now?.running === false && now.startedAt === run.startedAt && outcome === "complete" && !signal.aborted) {
        yield* stopped(now);
        if (request.until !== undefined) break;
        await changes.next();
        now = yield* askAgain(connection.status().phase === "lost");
      }
      if (signal.aborted) return;
      if (now === null) {
        yield* stopped(null);
        yield { kind: "ended", reason: "removed" };
        return;
      }
      if (outcome === "complete" && request.until !== undefined) {
        yield { kind: "ended", reason: "complete" };
        return;
      }
      if (now.startedAt !== run.startedAt) {
        // After a loss the lines of both runs come in one piece, so nothing can be said of where one ended.
        if (outcome === "complete") {
          yield* stopped(now);
          yield { kind: "seam", reason: "started", at: now.started, exitCode: null };
        }
        toldStopped = false;
        watch.forget();
      } else if (outcome === "complete" || !progressed) {
        // The engine ended the stream of a run that goes on (it is shutting down, say), or breaks every stream at once.
        await delay(AGAIN_MILLISECONDS, signal);
      }
      run = now;
    }
  } finally {
    watch.close();
    changes.close();
  }
}

function engineNow(connection: Connection): number {
  const status = connection.status();
  return Date.now() + (status.phase === "ready" ? Math.round(status.facts.clockOffsetMs) : 0);
}

function lostError(): Error {
  return Object.assign(new Error("The engine is gone."), { code: "ECONNRESET" });
}
