/** Speaks to the control routes of a running demo engine (endpoints/control.ts): for tests and benchmarks, from any process. */
import { request } from "node:http";

export interface MadeEvent {
  /** The container's id. */
  readonly id: string;
  readonly action: "pause" | "unpause";
  /** Nanoseconds since the epoch, as decimal text, as the event carries it. */
  readonly timeNano: string;
  /** Milliseconds since the epoch, with fraction, taken right after the event was handed to its readers. */
  readonly sentAt: number;
}

export interface DemoControl {
  /** Replaces all faults (see faults.ts); none ends them. */
  faults(...faults: readonly string[]): Promise<void>;
  /** From now on an engine that speaks this version at most, e.g. `1.24`. */
  api(version: string): Promise<void>;
  /** Changes the state of `count` containers, all at once or so many a second. Resolves when the last event is out. */
  events(count: number, perSecond?: number): Promise<readonly MadeEvent[]>;
  /** `to`: `healthy`, `unhealthy`, `oom`, `exit:CODE`. */
  state(container: string, to: string): Promise<void>;
  /** Adds numbered lines to a container's log (`flood 00000001 of N …`), all at once or so many a second. */
  flood(container: string, lines: number, options?: FloodOptions): Promise<void>;
}

export interface FloodOptions {
  readonly perSecond?: number;
  readonly stream?: 1 | 2;
  /** Characters a line; 100 when it is not said. */
  readonly width?: number;
}

/** @param socketPath the demo engine's socket or named pipe. Each call rejects with the engine's sentence when it is refused. */
export function controlOf(socketPath: string): DemoControl {
  const send = (method: string, path: string, body: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      const headers = { "content-type": "application/json" };
      const call = request({ socketPath, method, path: `/_demo/${path}`, headers, agent: false }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          text += part;
        });
        response.on("error", reject);
        response.on("end", () => {
          const answer: unknown = text === "" ? null : JSON.parse(text);
          if ((response.statusCode ?? 500) < 400) resolve(answer);
          else reject(new Error(`${method} /_demo/${path}: ${text.trim()}`));
        });
      });
      call.on("error", reject);
      call.end(JSON.stringify(body));
    });
  return {
    async faults(...faults) {
      await send("PUT", "faults", { faults });
    },
    async api(version) {
      await send("PUT", "api", { api: version });
    },
    async events(count, perSecond) {
      return (await send("POST", "events", { count, perSecond })) as readonly MadeEvent[];
    },
    async state(container, to) {
      await send("POST", "state", { container, to });
    },
    async flood(container, lines, options = {}) {
      await send("POST", "flood", { container, lines, ...options });
    },
  };
}
