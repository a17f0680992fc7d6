/** Puts Berth together: the services behind the contract, for the desktop (main.ts) and for the browser (serve.ts) alike. */
import { delay } from "./async/abort.ts";
import { startDemo } from "./demo/start.ts";
import type { EngineSelection } from "./docker/engine.ts";
import { createSelection } from "./docker/selection.ts";
import { createHub } from "./hub/index.ts";
import { createJobs } from "./jobs/index.ts";
import type { Context, Shell } from "./router/context.ts";
import type { Store } from "./store/index.ts";
import { serve } from "./transport/connection.ts";
import type { Wire } from "./transport/wire.ts";

/** What the engine is doing for a job at the end is waited for so long, milliseconds: less than a quitting app is given. */
const LAST_PATIENCE_MS = 2000;

export interface BerthOptions {
  readonly store: Store;
  /** Electron's `net.fetch`, which looks like a browser to Docker Hub; else the global one. */
  readonly fetch: typeof fetch;
  /** Made last, for what it opens depends on the engine. */
  readonly shell: (engines: EngineSelection) => Shell;
}

export interface Berth {
  readonly context: Context;
  /** Answers a page's calls until its wire closes. */
  serve(wire: Wire): void;
  /** Ends every stream, job and connection. The store stays with whoever opened it. */
  close(): Promise<void>;
}

export function createBerth({ store, fetch, shell }: BerthOptions): Berth {
  const { settings, recentImages } = store;
  const engines = createSelection({ settings, startDemo });
  const hub = createHub({ fetch, baseUrl: () => settings.get().hubUrl });
  const jobs = createJobs({ recentImages });
  const context: Context = { engines, jobs, hub, settings, recentImages, shell: shell(engines) };
  return {
    context,
    serve: (wire) => serve(wire, context),
    async close() {
      // Jobs first, while there is an engine that can be told to stop; what it does not end in time ends with the connection.
      const ended = jobs.close();
      const patience = new AbortController();
      await Promise.race([ended, delay(LAST_PATIENCE_MS, patience.signal).catch(() => undefined)]);
      patience.abort();
      await engines.close();
      await ended;
    },
  };
}
