/** The connection to one engine: a small state machine that says why. connecting -> ready -> lost -> (retry) -> ready … */
import type { Agent } from "node:http";
import type Docker from "dockerode";
import { Failure, failure } from "../../contract/errors.ts";
import type { EngineFacts, EngineStatus, EngineTarget } from "../../contract/model/engine.ts";
import { abortable } from "../async/abort.ts";
import { createListeners } from "../async/listeners.ts";
import type { Dial } from "./address.ts";
import { createBackoff } from "./backoff.ts";
import { createClient } from "./client.ts";
import { createAgent } from "./dialler.ts";
import type { Endpoint } from "./endpoint.ts";
import { facts, PING_SECONDS, ping } from "./probe.ts";
import { watchSockets } from "./socket-watch.ts";
import { troubleOf } from "./trouble.ts";

export interface Connection {
  readonly target: EngineTarget;
  status(): EngineStatus;
  /** The connected client, bound to the negotiated API version. Throws the Failure of the present status when not ready. */
  docker(): Docker;
  /** Waits until connected, however long that takes. Rejects with `signal.reason` when it aborts. */
  ready(signal: AbortSignal): Promise<Docker>;
  /** Hears every change. Returns the unsubscriber. */
  onStatus(listener: (status: EngineStatus) => void): () => void;
  /** A stream broke or a call timed out unexpectedly: checks now whether the engine is still there. */
  suspect(): void;
  /** One try now, when not connected; answers with its outcome. */
  retry(): Promise<EngineStatus>;
  /** Ends it for good. */
  close(): Promise<void>;
}

export interface ConnectionOptions {
  /** What is known of the engine before it is located. */
  readonly target: EngineTarget;
  /** Finds out where the engine is; asked anew before each try, as contexts and sockets come and go. A Failure says why it is nowhere. */
  readonly locate: () => Promise<Endpoint>;
}

export interface ManagedConnection extends Connection {
  /** The engine answers pings but not what Berth needs: disconnect, say why, and go on trying. */
  lose(problem: Failure): void;
}

interface Open {
  readonly docker: Docker;
  readonly agent: Agent;
  /** Ends every stream and call of it, and lets no new one begin. */
  readonly end: () => void;
  readonly dial: Dial;
  readonly facts: EngineFacts;
}

/** `/version` and `/info` take longer than a ping on an engine with thousands of containers. */
const FACTS_SECONDS = 20;
/** A connection that held for so long counts as having worked. */
const STABLE_MS = 5000;

export function createConnection({ target: initial, locate }: ConnectionOptions): ManagedConnection {
  let target = initial;
  let status: EngineStatus = { phase: "connecting", target };
  let open: Open | null = null;
  let running: Promise<void> | null = null;
  let checking = false;
  let openedAt = 0;
  let unwatch = (): void => undefined;
  let dials: readonly Dial[] = [];
  const closing = new AbortController();
  const listeners = createListeners<EngineStatus>();
  const backoff = createBackoff(() => void attempt());

  function set(next: EngineStatus): void {
    const before = status;
    status = next;
    if (!closing.signal.aborted && !sameNews(before, next)) listeners.emit(next);
  }

  /** One try, or the one that runs already. Never rejects. */
  function attempt(): Promise<void> {
    running ??= connect().finally(() => {
      running = null;
    });
    return running;
  }

  async function connect(): Promise<void> {
    if (closing.signal.aborted || open) return;
    backoff.cancel();
    try {
      const endpoint = await abortable(locate(), closing.signal);
      ({ target, candidates: dials } = endpoint);
      if (endpoint.problem) throw endpoint.problem;
      const found = await firstThatAnswers(endpoint);
      if (closing.signal.aborted) {
        found.end();
        return;
      }
      open = found;
      target = { ...target, address: found.dial.address };
      unwatch();
      openedAt = Date.now();
      set({ phase: "ready", target, facts: found.facts });
    } catch (error) {
      if (closing.signal.aborted) return;
      if (!(error instanceof Failure)) throw error;
      lost(error);
    }
  }

  /** Tries the candidates in order. When none answers, throws the most telling reason: "nobody listens" says least. */
  async function firstThatAnswers(endpoint: Endpoint): Promise<Open> {
    let reason: Failure | null = null;
    for (const dial of endpoint.candidates) {
      const at = { ...endpoint.target, address: dial.address };
      let agent: Agent | null = null;
      try {
        agent = createAgent(dial);
        const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(PING_SECONDS * 1000)]);
        const { apiVersion } = await ping(dial, agent, at, signal);
        // The first one also waits for the connection, and for what loads with it. Now there is nothing else to do here.
        const { latencyMs } = await ping(dial, agent, at, signal);
        const patience = AbortSignal.any([closing.signal, AbortSignal.timeout(FACTS_SECONDS * 1000)]);
        const ended = new AbortController();
        const [said, docker] = await Promise.all([
          facts(dial, agent, at, apiVersion, patience),
          createClient(dial, agent, apiVersion, ended.signal),
        ]);
        const end = (): void => {
          ended.abort(failure("ENGINE_LOST", { engine: at.label }));
          agent?.destroy();
        };
        return { docker, agent, end, dial, facts: { ...said, latencyMs: Math.round(latencyMs * 10) / 10 } };
      } catch (error) {
        agent?.destroy();
        const problem = error instanceof Failure ? error : troubleOf(error, at, PING_SECONDS);
        if (!problem) throw error;
        if (!reason || reason.code === "ENGINE_UNREACHABLE")
          reason = problem.code === "ENGINE_UNREACHABLE" ? (reason ?? problem) : problem;
      }
    }
    throw reason ?? failure("ENGINE_UNREACHABLE", { engine: target.label, address: target.address });
  }

  function lost(problem: Failure): void {
    const before = status;
    const wasReady = before.phase === "ready" || (before.phase === "lost" && before.wasReady);
    // An engine that lets us in and fails at once must not be tried twenty times a second.
    if (open && Date.now() - openedAt > STABLE_MS) backoff.reset();
    open?.end();
    open = null;
    const local = dials.every((dial) => dial.kind === "socket");
    if (local) {
      unwatch();
      unwatch = watchSockets(dials, () => backoff.hurry());
    }
    const wait = backoff.next(local);
    set({
      phase: "lost",
      target,
      problem: problem.value,
      since: before.phase === "lost" ? before.since : Date.now(),
      retryAt: local ? null : Date.now() + wait,
      attempt: before.phase === "lost" ? before.attempt + 1 : 1,
      wasReady,
    });
  }

  async function check({ dial, agent }: Open): Promise<void> {
    try {
      const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(PING_SECONDS * 1000)]);
      await ping(dial, agent, target, signal);
    } catch (error) {
      if (closing.signal.aborted || open?.agent !== agent) return;
      const problem = error instanceof Failure ? error : troubleOf(error, target, PING_SECONDS);
      if (!problem) throw error;
      lost(problem);
    }
  }

  function docker(): Docker {
    if (open) return open.docker;
    if (status.phase === "lost") throw new Failure(status.problem);
    throw failure("ENGINE_UNREACHABLE", { engine: target.label, address: target.address });
  }

  void attempt();
  return {
    get target() {
      return target;
    },
    status: () => status,
    docker,
    onStatus: (listener) => listeners.add(listener),
    async ready(signal) {
      // A loop: it may be lost again before the one who waits runs.
      while (!open) {
        let unsubscribe = (): void => undefined;
        const changed = new Promise<void>((resolve) => {
          unsubscribe = listeners.add((next) => next.phase === "ready" && resolve());
        });
        await abortable(changed, signal).finally(() => unsubscribe());
      }
      return docker();
    },
    suspect() {
      if (!open || checking) return;
      checking = true;
      void check(open).finally(() => {
        checking = false;
      });
    },
    async retry() {
      // One that began before the call may have looked before the cause was mended.
      await running;
      await attempt();
      return status;
    },
    lose(problem) {
      if (open) lost(problem);
    },
    async close() {
      closing.abort();
      backoff.cancel();
      unwatch();
      open?.end();
      open = null;
      await running;
    },
  };
}

/** A local engine is tried again every second: only what a person would want to know is news. */
function sameNews(a: EngineStatus, b: EngineStatus): boolean {
  if (a.phase !== "lost" || b.phase !== "lost") return false;
  return a.retryAt === b.retryAt && a.problem.code === b.problem.code && a.target.address === b.target.address;
}
