/** A context whose log stream is as fast as it is let, and counts what it makes. */
import { failure } from "../../contract/errors.ts";
import type { EngineStatus, EngineTarget } from "../../contract/model/engine.ts";
import type { LogEvent } from "../../contract/model/log.ts";
import type { Containers, Engine, EngineSelection } from "../../main/docker/engine.ts";
import type { Context } from "../../main/router/context.ts";

export interface FakeContext {
  readonly context: Context;
  /** Items that the log stream has made. */
  made(): number;
  /** Log streams that were begun and have not ended. */
  open(): number;
}

export interface FakeOptions {
  /** How many items the log has; it waits for the abort after the last when `follow` was asked for. */
  readonly items?: number;
  /** Characters an item. */
  readonly size?: number;
  /** Thrown after the last item. */
  readonly end?: () => Error;
}

const target: EngineTarget = {
  id: "local",
  label: "This computer",
  kind: "local",
  address: "unix:///x",
  remote: false,
};
const status: EngineStatus = { phase: "connecting", target };

export function fakeContext({ items = 2000, size = 10, end }: FakeOptions = {}): FakeContext {
  let made = 0;
  let open = 0;

  async function* logs(
    _name: string,
    _request: unknown,
    signal: AbortSignal,
  ): AsyncGenerator<LogEvent, void, undefined> {
    open += 1;
    try {
      for (let n = 0; n < items && !signal.aborted; n++) {
        made += 1;
        yield { kind: "lines", text: `${n} ${"x".repeat(size)}`, runs: [1, 1] };
      }
      if (end !== undefined) throw end();
    } finally {
      open -= 1;
    }
  }

  const containers: Partial<Containers> = {
    list: () => [],
    logs,
    start: async (container) => {
      throw failure("PORT_TAKEN", { container, port: 80, holder: "web", suggestion: 81 }, { detail: "bind: in use" });
    },
    stop: async () => {
      throw new TypeError("secret internals");
    },
  };
  const engine = { target, status: () => status, containers } as unknown as Engine;
  const engines = { current: () => engine } as unknown as EngineSelection;
  const shell = { info: () => ({ version: "1.2.3", mode: "browser", platform: "linux", electron: null }) };
  return { context: { engines, shell } as unknown as Context, made: () => made, open: () => open };
}
