/** The demo engine as an engine like the others: started when it is first looked for, and again when it died. */
import { Failure, failure } from "../../contract/errors.ts";
import { createEngine } from "./create-engine.ts";
import { DEMO_TARGET, demoEndpoint, type Endpoint } from "./endpoint.ts";
import type { Engine } from "./engine.ts";

/** A demo engine's process (main/demo). */
export interface RunningDemo {
  /** Path of its socket or pipe. */
  readonly socket: string;
  /** Resolves when its process is gone, wanted or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export function openDemoEngine(startDemo: () => Promise<RunningDemo>): Engine {
  let demo: Promise<RunningDemo> | null = null;

  async function locate(): Promise<Endpoint> {
    demo ??= startDemo();
    const starting = demo;
    const forget = (): void => {
      if (demo === starting) demo = null;
    };
    try {
      const running = await starting;
      void running.ended.then(forget);
      return demoEndpoint(running.socket);
    } catch (error) {
      forget();
      return { target: DEMO_TARGET, candidates: [], problem: unavailable(error) };
    }
  }

  async function onClose(): Promise<void> {
    await demo?.then(
      (running) => running.stop(),
      () => undefined,
    );
  }

  return createEngine(DEMO_TARGET, { locate, onClose });
}

function unavailable(error: unknown): Failure {
  if (error instanceof Failure) return error;
  return failure("DEMO_UNAVAILABLE", undefined, { detail: error instanceof Error ? error.message : String(error) });
}
