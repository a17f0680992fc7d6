/** What can be done to a container. Nothing here changes the state: the engine's events do. */

import type { Container } from "dockerode";
import { Failure } from "../../contract/errors.ts";
import type { ContainerSummary } from "../../contract/model/container.ts";
import { adviceFrom } from "./advice.ts";
import { ask, UNARY_SECONDS } from "./ask.ts";
import type { Connection } from "./connection.ts";

export interface Actions {
  /** `label` is the name of a container that was just made. */
  start(container: string, label?: string): Promise<void>;
  stop(container: string, graceSeconds?: number): Promise<void>;
  restart(container: string, graceSeconds?: number): Promise<void>;
  pause(container: string): Promise<void>;
  unpause(container: string): Promise<void>;
  kill(container: string, signal?: string): Promise<void>;
  rename(container: string, name: string): Promise<void>;
  remove(container: string, options: { readonly force: boolean; readonly volumes: boolean }): Promise<void>;
}

/** A start may wait for mounts, a removal for a large writable layer. */
const SLOW_SECONDS = 120;
/** What an engine gives a container to end by itself when nobody says: 10 s, or the container's own setting, which may be long. */
const STOP_SECONDS = 600;

/** `all` is the live state, for names and advice. */
export function createActions(connection: Connection, all: ReadonlyMap<string, ContainerSummary>): Actions {
  interface Deed {
    readonly verb: string;
    readonly seconds: number;
    readonly run: (container: Container, signal: AbortSignal) => Promise<unknown>;
    /** The name that it is to get. */
    readonly name?: string;
    /** What it is called, for one that the live state may not have yet. */
    readonly label?: string | undefined;
  }

  async function act(ref: string, { verb, seconds, run, name, label }: Deed): Promise<void> {
    await ask(connection, {
      seconds,
      about: () => {
        const known = find(all, ref);
        // A container that was just made may fail before its event has come.
        const container = known?.name ?? label ?? (/^[0-9a-f]{64}$/.test(ref) ? ref.slice(0, 12) : ref);
        const advice = adviceFrom(all, verb === "start");
        const containerId = known?.id ?? ref;
        return { action: `${verb} ${container}`, container, containerId, image: known?.image, name, advice };
      },
      run: (docker, signal) => run(docker.getContainer(ref), signal),
    });
  }

  /**
   * Resumes a paused container before it is to end: engine 20.10 hangs when it has to stop a frozen process, where newer ones
   * resume it themselves.
   */
  async function thaw(ref: string): Promise<void> {
    if (find(all, ref)?.state !== "paused") return;
    try {
      await unpause(ref);
    } catch (error) {
      if (!(error instanceof Failure && error.code === "NOT_PAUSED")) throw error;
    }
  }

  const unpause = (ref: string): Promise<void> =>
    act(ref, { verb: "resume", seconds: UNARY_SECONDS, run: (c, abortSignal) => c.unpause({ abortSignal }) });

  return {
    start: (ref, label) =>
      act(ref, { verb: "start", seconds: SLOW_SECONDS, label, run: (c, abortSignal) => c.start({ abortSignal }) }),
    async stop(ref, graceSeconds) {
      await thaw(ref);
      await act(ref, {
        verb: "stop",
        seconds: graceSeconds === undefined ? STOP_SECONDS : graceSeconds + UNARY_SECONDS,
        run: (c, abortSignal) => c.stop({ ...grace(graceSeconds), abortSignal }),
      });
    },
    async restart(ref, graceSeconds) {
      await thaw(ref);
      await act(ref, {
        verb: "restart",
        seconds: graceSeconds === undefined ? STOP_SECONDS : graceSeconds + SLOW_SECONDS,
        run: (c, abortSignal) => c.restart({ ...grace(graceSeconds), abortSignal }),
      });
    },
    pause: (ref) =>
      act(ref, { verb: "pause", seconds: UNARY_SECONDS, run: (c, abortSignal) => c.pause({ abortSignal }) }),
    unpause,
    kill: (ref, signal) =>
      act(ref, {
        verb: "kill",
        seconds: UNARY_SECONDS,
        run: (c, abortSignal) => c.kill({ ...(signal === undefined ? {} : { signal }), abortSignal }),
      }),
    rename: (ref, name) =>
      act(ref, {
        verb: "rename",
        seconds: UNARY_SECONDS,
        name,
        run: (c, abortSignal) => c.rename({ name, abortSignal }),
      }),
    async remove(ref, { force, volumes }) {
      if (force) await thaw(ref);
      await act(ref, {
        verb: "remove",
        seconds: SLOW_SECONDS,
        run: (c, abortSignal) => c.remove({ force, v: volumes, abortSignal }),
      });
    },
  };
}

function grace(seconds: number | undefined): { readonly t?: number } {
  return seconds === undefined ? {} : { t: seconds };
}

/** By id, by name, or by a unique prefix of the id, as the engine resolves it. */
export function find(all: ReadonlyMap<string, ContainerSummary>, ref: string): ContainerSummary | null {
  const exact = all.get(ref);
  if (exact) return exact;
  let prefixed: ContainerSummary | null = null;
  let ambiguous = false;
  for (const one of all.values()) {
    if (one.name === ref) return one;
    if (one.id.startsWith(ref)) {
      ambiguous = prefixed !== null;
      prefixed = one;
    }
  }
  return ambiguous ? null : prefixed;
}
