/** Puts one engine together: its connection, its live state, and what can be done with it. */
import type { EngineTarget } from "../../contract/model/engine.ts";
import { adviceFrom } from "./advice.ts";
import { runChecks } from "./checks.ts";
import { createConnection } from "./connection.ts";
import { createActions } from "./containers.ts";
import { readWorld } from "./contexts.ts";
import { createCreation } from "./create.ts";
import { toDetail } from "./detail.ts";
import { addressEndpoint, type Endpoint } from "./endpoint.ts";
import type { Engine } from "./engine.ts";
import { startFailure } from "./errors.ts";
import { createImageActions } from "./images.ts";
import { readLogs } from "./logs.ts";
import { pullImage } from "./pull.ts";
import { inspect } from "./remake.ts";
import { createLiveState } from "./state.ts";

export interface EngineOptions {
  /** Finds out where the engine is, before each try to connect; by the target's address when not given. */
  readonly locate?: () => Promise<Endpoint>;
  /** Called once when the engine is closed. */
  readonly onClose?: () => Promise<void>;
}

/** Begins to connect at once. Close it when it is no longer looked at. */
export function createEngine(target: EngineTarget, options: EngineOptions = {}): Engine {
  const locate = options.locate ?? (() => Promise.resolve(atAddress(target)));
  const connection = createConnection({ target, locate });
  const state = createLiveState(connection);
  const all = state.containers;
  const actions = createActions(connection, all);
  const images = createImageActions(connection);
  const creation = createCreation(connection, all, images, actions.start);

  let holders = 0;
  let retire: (() => void) | null = null;
  let closed: Promise<void> | null = null;

  async function shut(): Promise<void> {
    await connection.close();
    await state.close();
    await options.onClose?.();
  }

  const close = (): Promise<void> => {
    closed ??= shut().finally(() => retire?.());
    return closed;
  };

  return {
    get target() {
      return connection.target;
    },
    status: state.status,
    async retry() {
      await connection.retry();
      return state.settled();
    },
    async checks() {
      return runChecks(await locate(), readWorld(), state.status());
    },
    watch: state.watch,
    containers: {
      list: () => [...all.values()].sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1)),
      async inspect(container) {
        const { raw, document } = await inspect(connection, container);
        const row = all.get(document.Id) ?? null;
        const facts = { container: document.Name.replace(/^\//, ""), containerId: document.Id };
        const advice = adviceFrom(all, true);
        const words = document.State.Error ?? "";
        const failed = startFailure(words, { target: connection.target, action: "start it", advice, ...facts });
        return toDetail(document, raw, row, failed);
      },
      ...actions,
      ...creation,
      logs: (container, request, signal) => readLogs(connection, state.events, container, request, signal),
    },
    images: {
      list: () => [...state.images.values()],
      ...images,
      pull: (reference, onProgress, signal) => pullImage(connection, reference, onProgress, signal),
    },
    hold() {
      holders += 1;
      return () => {
        holders -= 1;
        if (holders === 0 && retire !== null) void close();
      };
    },
    async retire() {
      if (holders === 0) return close();
      await new Promise<void>((resolve) => {
        retire = resolve;
      });
    },
    close,
  };
}

function atAddress(target: EngineTarget): Endpoint {
  return { ...addressEndpoint(target.address, readWorld()), target };
}
