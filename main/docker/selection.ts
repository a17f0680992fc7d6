/** Which engine is looked at: the list to choose from, the choice, and one feed that follows it. */
import { type Failure, failure } from "../../contract/errors.ts";
import type { EngineStatus, EngineTarget, EngineUpdate } from "../../contract/model/engine.ts";
import { createListeners } from "../async/listeners.ts";
import type { SettingsStore } from "../router/context.ts";
import { readWorld } from "./contexts.ts";
import { createEngine } from "./create-engine.ts";
import { openDemoEngine, type RunningDemo } from "./demo-engine.ts";
import {
  addressEndpoint,
  contextEndpoint,
  DEMO_ID,
  DEMO_TARGET,
  type Endpoint,
  LOCAL_ID,
  localEndpoint,
  type World,
} from "./endpoint.ts";
import type { Engine, EngineSelection } from "./engine.ts";

export interface SelectionOptions {
  readonly settings: SettingsStore;
  /** Starts the demo engine; called when it is chosen. `stop` is called when another is chosen. */
  readonly startDemo: () => Promise<RunningDemo>;
  /** The machine; read anew for each look. */
  readonly world?: () => World;
}

/** How many addresses that were added by hand are kept. */
const MOST_ADDRESSES = 20;

export function createSelection({ settings, startDemo, world = readWorld }: SelectionOptions): EngineSelection {
  const switched = createListeners<Engine>();
  let closed = false;
  let engine = openRemembered();
  /** Engines that were left and still have work to do. */
  const left = new Set<Engine>();

  function openRemembered(): Engine {
    const id = settings.get().engine;
    // A context or an address that is gone meanwhile: what the docker command would use is the best guess.
    return open(find(id) === null && id !== DEMO_ID ? LOCAL_ID : id);
  }

  function open(id: string): Engine {
    if (id === DEMO_ID) return openDemoEngine(startDemo);
    const endpoint = find(id) ?? localEndpoint(world());
    const locate = async (): Promise<Endpoint> => find(id) ?? { ...endpoint, candidates: [], problem: gone(endpoint) };
    return createEngine(endpoint.target, { locate });
  }

  /** The endpoint of an id, as the machine is now; `null` when there is none. */
  function find(id: string): Endpoint | null {
    const now = world();
    if (id === LOCAL_ID) return localEndpoint(now);
    const [kind, rest] = [id.slice(0, id.indexOf(":")), id.slice(id.indexOf(":") + 1)];
    if (kind === "address") return addressEndpoint(rest, now);
    const context = kind === "context" ? now.contexts.find(({ name }) => name === rest) : undefined;
    return context ? contextEndpoint(context) : null;
  }

  function choose(choice: { readonly id: string } | { readonly address: string }): string {
    const addresses = settings.get().addresses;
    if ("id" in choice) {
      const endpoint = choice.id === DEMO_ID ? null : find(choice.id);
      if (endpoint === null && choice.id !== DEMO_ID) throw failure("NO_SUCH_ENGINE", { engine: choice.id });
      // The local engine may be chosen also while its address is wrong: its page says what to mend.
      if (endpoint?.problem && choice.id !== LOCAL_ID) throw endpoint.problem;
      settings.setEngine(choice.id, addresses);
      return choice.id;
    }
    const { target, problem } = addressEndpoint(choice.address, world());
    if (problem) throw problem;
    const others = addresses.filter((address) => address !== target.address);
    settings.setEngine(target.id, [target.address, ...others].slice(0, MOST_ADDRESSES));
    return target.id;
  }

  async function* watch(signal: AbortSignal): AsyncGenerator<EngineUpdate, void, undefined> {
    while (!signal.aborted && !closed) {
      const change = new AbortController();
      const stop = switched.add(() => change.abort());
      try {
        yield* engine.watch(AbortSignal.any([signal, change.signal]));
        if (!change.signal.aborted) return; // The engine was closed for good.
      } finally {
        stop();
      }
    }
  }

  return {
    current: () => engine,

    async list() {
      const now = world();
      const typed = settings.get().addresses.map((address) => addressEndpoint(address, now).target);
      const targets: EngineTarget[] = [localEndpoint(now).target];
      // `default` is not in the store; it is the local engine.
      for (const context of now.contexts) targets.push(contextEndpoint(context).target);
      return [...targets, ...typed, engine.target.id === DEMO_ID ? engine.target : DEMO_TARGET];
    },

    async select(choice): Promise<EngineStatus> {
      const id = choose(choice);
      const old = engine;
      engine = open(id);
      left.add(old);
      void old.retire().finally(() => left.delete(old));
      switched.emit(engine);
      return engine.status();
    },

    watch,

    async close() {
      closed = true;
      await Promise.all([engine, ...left].map((one) => one.close()));
    },
  };
}

function gone(endpoint: Endpoint): Failure {
  return failure("NO_SUCH_ENGINE", { engine: endpoint.target.label });
}
