/**
 * What an engine has, live: one list of each noun when connected, then its events. An event reads again only what it names.
 * Nothing is polled.
 */
import { Failure, failure } from "../../contract/errors.ts";
import type { ContainerSummary } from "../../contract/model/container.ts";
import type { EngineStatus, EngineUpdate } from "../../contract/model/engine.ts";
import type { ImageSummary } from "../../contract/model/image.ts";
import { delay } from "../async/abort.ts";
import { createListeners } from "../async/listeners.ts";
import type { ManagedConnection } from "./connection.ts";
import { createContainerTable } from "./container-table.ts";
import { engineFailure } from "./errors.ts";
import { type EngineEvent, type EventFeed, openEvents, StreamBroken } from "./events.ts";
import { createImageTable } from "./image-table.ts";
import { NdjsonError } from "./ndjson.ts";
import { createPublisher } from "./publisher.ts";
import { createReaders, StillRefused } from "./readers.ts";
import { createStateSource } from "./state-source.ts";

export interface LiveState {
  readonly containers: ReadonlyMap<string, ContainerSummary>;
  readonly images: ReadonlyMap<string, ImageSummary>;
  readonly events: EventFeed;
  /** The connection's status, but `ready` only once the lists are read. */
  status(): EngineStatus;
  /** Resolves when the state is loaded or the connection has failed: the outcome of a try. Also when it is closed before that. */
  settled(): Promise<EngineStatus>;
  watch(signal: AbortSignal): AsyncGenerator<EngineUpdate, void, undefined>;
  close(): Promise<void>;
}

/** Between two openings of an event stream that an answering engine keeps ending. */
const REOPEN_MS = 100;
const OPEN_SECONDS = 10;
/** So many are looked at for how they ended when the list is read: it does not tell of failed starts, nor of want of memory. */
const MOST_UNTOLD = 50;

export function createLiveState(connection: ManagedConnection): LiveState {
  const source = createStateSource(connection);
  const containers = createContainerTable();
  const images = createImageTable();
  const heard = createListeners<EngineEvent>();
  const news = createListeners<EngineStatus>();
  const closing = new AbortController();
  let shown: EngineStatus = connection.status();
  /** The last event's time: after a break the engine repeats what came later. */
  let last: string | null = null;

  const publisher = createPublisher({
    engine: () => shown,
    allContainers: () => containers.byId.values(),
    allImages: () => images.byId.values(),
  });

  const unsubscribe = connection.onStatus((status) => {
    // `ready` is told with the snapshot.
    if (status.phase === "ready") return;
    shown = status;
    publisher.status(status);
    news.emit(status);
  });

  async function load(): Promise<void> {
    const [rows, all] = await Promise.all([source.containers(), source.images()]);
    const status = connection.status();
    if (status.phase !== "ready") return;
    containers.replace(rows, Date.now() + status.facts.clockOffsetMs);
    images.replace(all);
    shown = status;
    publisher.reset();
    news.emit(status);
  }

  /** One event stream from its opening to its end. Listening begins before listing, so that nothing falls between. */
  async function follow(signal: AbortSignal, session: AbortController): Promise<void> {
    const docker = connection.docker();
    const late = failure("ENGINE_TIMEOUT", { engine: connection.target.label, seconds: OPEN_SECONDS });
    const patience = setTimeout(() => session.abort(late), OPEN_SECONDS * 1000);
    const events = await openEvents(docker, last, signal).finally(() => clearTimeout(patience));
    const fail = (error: unknown): void => session.abort(error);
    const readers = createReaders({ source, containers, images, publisher, now, fail });
    try {
      await load();
      for (const id of containers.untold(MOST_UNTOLD)) readers.end(id);
      for await (const event of events) {
        last = event.timeNano;
        heard.emit(event);
        const failed = containers.mayHaveFailed(event);
        if (failed !== null) readers.failed(failed);
        // A prune names nothing; each object that it removes has an event of its own.
        if (event.id === "") continue;
        if (event.type === "container" && containers.hear(event)) readers.container(event.id);
        else if (event.type === "image") readers.image(event.id);
      }
    } finally {
      readers.close();
      await events.return();
    }
  }

  function now(): number {
    return Date.now() + (shown.phase === "ready" ? shown.facts.clockOffsetMs : 0);
  }

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      await connection.ready(closing.signal);
      const session = new AbortController();
      const stop = connection.onStatus((status) => status.phase === "ready" || session.abort());
      const signal = AbortSignal.any([closing.signal, session.signal]);
      try {
        await follow(signal, session);
        connection.suspect();
      } catch (error) {
        if (!closing.signal.aborted) giveUp(session.signal.aborted ? session.signal.reason : error);
      } finally {
        stop();
        session.abort();
      }
      await delay(REOPEN_MS, closing.signal);
    }
  }

  /** What ended the session decides whether the connection is still good. A bug is thrown on. */
  function giveUp(error: unknown): void {
    // The stream was garbled or cut; a new one may not be. One object is refused; the list may have it.
    if (error instanceof NdjsonError || error instanceof StreamBroken || error instanceof StillRefused) {
      connection.suspect();
      return;
    }
    // The connection was lost already, and said so.
    if (error instanceof DOMException && error.name === "AbortError") return;
    const about = { target: connection.target, action: "tell its events", seconds: OPEN_SECONDS };
    connection.lose(error instanceof Failure ? error : engineFailure(error, about));
  }

  const running = run().catch((error: unknown) => {
    if (!closing.signal.aborted) throw error;
  });

  return {
    containers: containers.byId,
    images: images.byId,
    events: { subscribe: (listener) => heard.add(listener) },
    status: () => shown,
    settled: () =>
      new Promise((resolve) => {
        const known = shown.phase !== "connecting" && connection.status().phase === shown.phase;
        if (known || closing.signal.aborted) {
          resolve(shown);
          return;
        }
        const stop = news.add((status) => {
          stop();
          resolve(status);
        });
      }),
    watch: (signal) => publisher.watch(signal),
    async close() {
      closing.abort(failure("ENGINE_LOST", { engine: connection.target.label }));
      unsubscribe();
      publisher.close();
      news.emit(shown);
      await running;
    },
  };
}
