/** The real engine of the engine suite: Berth's view of it, and a plain one to act and check from outside. */
import { randomBytes } from "node:crypto";
import type { ContainerSummary } from "../../contract/model/container.ts";
import { ContainerSpec } from "../../contract/model/spec.ts";
import { askEngine, callEngine } from "../../test/engine/api.ts";
import { createEngine } from "./create-engine.ts";
import type { Engine } from "./engine.ts";
import { isReady, type Watching, watching } from "./fake-engine.testing.ts";

export interface RealEngine {
  readonly engine: Engine;
  readonly updates: Watching;
  /** A spec of busybox that sleeps, marked as this run's. */
  spec(given?: object): ContainerSpec;
  /** A name that is this run's alone. */
  name(word: string): string;
  /** Calls the engine past Berth. Throws when it refuses. */
  api<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
  /** Creates a container past Berth. Returns its id. */
  outside(name: string, body?: object): Promise<string>;
  /** Waits until the live state's row of the container is as wanted. */
  until(id: string, wanted: (row: ContainerSummary) => boolean): Promise<ContainerSummary>;
  /** Waits until the live state no longer has it. */
  untilGone(id: string): Promise<void>;
  /** Removes what this run made, and disconnects. */
  close(): Promise<void>;
}

/** What is waited for may also come with a snapshot, after an engine under load was out of reach for a moment. */
const anything = (): boolean => true;

export async function openRealEngine(socket: string = process.env.BERTH_TEST_SOCKET ?? ""): Promise<RealEngine> {
  if (socket === "") throw new Error("BERTH_TEST_SOCKET must name the engine's socket.");
  const run = `docker-${randomBytes(4).toString("hex")}`;
  const label = { "berth.test": run };
  const engine = createEngine({
    id: "address:test",
    label: "Test engine",
    kind: "address",
    address: `unix://${socket}`,
    remote: false,
  });
  const updates = watching(engine.watch(new AbortController().signal));
  await updates.next(isReady);
  const api = <T>(method: string, path: string, body?: unknown): Promise<T> => askEngine<T>(socket, method, path, body);
  const row = (id: string): ContainerSummary | undefined => engine.containers.list().find((one) => one.id === id);

  return {
    engine,
    updates,
    api,
    spec: (given = {}) =>
      ContainerSpec.parse({ image: "busybox:latest", command: ["sleep", "1000"], labels: label, ...given }),
    name: (word) => `${word}-${run}`,
    async outside(name, body = {}) {
      const made = await api<{ Id: string }>("POST", `/containers/create?name=${name}`, {
        Image: "busybox:latest",
        Cmd: ["sleep", "1000"],
        Labels: label,
        StopTimeout: 0,
        ...body,
      });
      return made.Id;
    },
    async until(id, wanted) {
      for (;;) {
        const found = row(id);
        if (found && wanted(found)) return found;
        await updates.next(anything);
      }
    },
    async untilGone(id) {
      while (row(id)) await updates.next(anything);
    },
    async close() {
      await engine.close();
      const filters = encodeURIComponent(JSON.stringify({ label: [`berth.test=${run}`] }));
      for (const { Id } of await api<{ Id: string }[]>("GET", `/containers/json?all=1&filters=${filters}`)) {
        await callEngine(socket, "DELETE", `/containers/${Id}?force=1&v=1`);
      }
      for (const { Id } of await api<{ Id: string }[]>("GET", `/images/json?all=1&filters=${filters}`)) {
        await callEngine(socket, "DELETE", `/images/${Id}?force=1`);
      }
      for (const { Id } of await api<{ Id: string }[]>("GET", `/networks?filters=${filters}`)) {
        await callEngine(socket, "DELETE", `/networks/${Id}`);
      }
    },
  };
}
