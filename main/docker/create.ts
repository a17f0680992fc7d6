/** Makes containers: free names and free host ports where nobody chose, and another try when they turn out to be taken. */
import { Failure, failure } from "../../contract/errors.ts";
import type { ContainerSummary, Protocol } from "../../contract/model/container.ts";
import type { ContainerSpec } from "../../contract/model/spec.ts";
import { adviceFrom, freeName, freePort, namesOf, publishedPorts } from "./advice.ts";
import { askFor, UNARY_SECONDS } from "./ask.ts";
import type { Connection } from "./connection.ts";
import type { Made } from "./engine.ts";
import { takenPort } from "./errors.ts";
import type { ImageActions } from "./images.ts";
import { CreateAnswer } from "./models.ts";
import { hostPorts, remake, withHostPorts } from "./remake.ts";
import { createBody, keyOf, nameFor, settlePorts, wantedPorts } from "./spec-body.ts";
import { toProtocol } from "./summary.ts";

export interface Creation {
  create(spec: ContainerSpec): Promise<Made>;
  startMade(made: Made, spec: ContainerSpec): Promise<Made>;
  moveToPort(container: string, from: number, to: number, protocol: Protocol): Promise<Made>;
}

/** How often Berth chooses anew what it chose itself. Each failed try costs the engine 0.1 s. */
const TRIES = 20;

export function createCreation(
  connection: Connection,
  all: ReadonlyMap<string, ContainerSummary>,
  images: ImageActions,
  start: (container: string, label: string) => Promise<void>,
): Creation {
  async function make(spec: ContainerSpec, name: string): Promise<Made> {
    const exposed = spec.publishExposed ? (await images.inspect(spec.image)).exposed : [];
    const ports = settlePorts(wantedPorts(spec, exposed), (protocol) => publishedPorts(all, protocol));
    const body = createBody(spec, ports);
    const { id } = await askFor(connection, CreateAnswer, {
      seconds: UNARY_SECONDS,
      about: { action: `create ${name}`, container: name, image: spec.image, name, advice: adviceFrom(all, false) },
      run: (docker, abortSignal) => docker.createContainer({ _query: { name }, _body: body, abortSignal } as object),
    });
    return { id, name };
  }

  return {
    async create(spec) {
      if (spec.name !== undefined) return make(spec, spec.name);
      // Somebody may take the name meanwhile, and the live state may lag behind by a moment.
      const taken = new Set(namesOf(all));
      for (let attempt = 1; ; attempt += 1) {
        const name = freeName(nameFor(spec.image), taken);
        try {
          return await make(spec, name);
        } catch (error) {
          if (!(error instanceof Failure && error.code === "NAME_IN_USE") || attempt >= TRIES) throw error;
          taken.add(name);
        }
      }
    },

    async startMade(made, spec) {
      let current = made;
      const tried = new Set<number>();
      for (let attempt = 1; ; attempt += 1) {
        try {
          await start(current.id, current.name);
          return current;
        } catch (error) {
          const port = error instanceof Failure ? takenPort(error) : null;
          if (port === null || attempt >= TRIES) throw error;
          const next = await anotherPort(current, spec, port, tried);
          if (next === null) throw error;
          current = next;
        }
      }
    },

    async moveToPort(container, from, to, protocol) {
      const made = await remake(connection, container, (bindings) =>
        withHostPorts(bindings, (key, host) => (host === from && key.endsWith(`/${protocol}`) ? to : null)),
      );
      if (made === null) throw failure("PORT_NOT_PUBLISHED", { container, port: from });
      await start(made.id, made.name);
      return made;
    },
  };

  /** The container made anew with another host port in place of `port`; `null` when it was not Berth that chose it. */
  function anotherPort(made: Made, spec: ContainerSpec, port: number, tried: Set<number>): Promise<Made | null> {
    const given = new Set(spec.ports.filter((one) => one.host !== undefined).map((one) => `${keyOf(one)} ${one.host}`));
    tried.add(port);
    return remake(connection, made.id, (bindings) =>
      withHostPorts(bindings, (key, host) => {
        if (host !== port || given.has(`${key} ${host}`)) return null;
        const published = publishedPorts(all, toProtocol(key.split("/")[1] ?? "tcp"));
        return freePort(port + 1, new Set([...published, ...tried, ...hostPorts(bindings)]));
      }),
    );
  }
}
