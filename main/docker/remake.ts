/** Makes a container that never ran anew on other host ports: the engine cannot change the ports of one that exists. */
import { Failure, failure } from "../../contract/errors.ts";
import { ask, askFor, isTrouble, UNARY_SECONDS, understand } from "./ask.ts";
import type { Connection } from "./connection.ts";
import type { Made } from "./engine.ts";
import { ContainerDocument, CreateAnswer } from "./models.ts";

type Raw = Record<string, unknown>;
interface PortBinding {
  readonly HostIp?: string;
  readonly HostPort?: string;
}
export type PortBindings = Readonly<Record<string, readonly PortBinding[] | null>>;

/** Reads the engine's document of a container, as it came and parsed. */
export async function inspect(
  connection: Connection,
  ref: string,
): Promise<{ readonly raw: Raw; readonly document: ContainerDocument }> {
  const raw = await ask(connection, {
    seconds: UNARY_SECONDS,
    about: { action: `show ${ref}`, container: ref },
    run: (docker, abortSignal) => docker.getContainer(ref).inspect({ abortSignal }),
  });
  return { raw: raw as Raw, document: understand(ContainerDocument, raw, connection.target) };
}

/** Gets the port bindings and returns the new ones; `null` leaves the container as it is. */
export type ChangePorts = (bindings: PortBindings) => PortBindings | null;

/**
 * The new container is made beside the old one and takes its name when that is gone, so that a failure on the way, also of the engine,
 * loses nothing. When the name is taken in that moment it keeps the one that it was made with.
 * Errors: ALREADY_RUNNING when the container ever ran, for then there may be something to lose.
 */
export async function remake(connection: Connection, ref: string, change: ChangePorts): Promise<Made | null> {
  const { raw, document } = await inspect(connection, ref);
  const name = document.Name.replace(/^\//, "");
  if (!neverRan(document)) throw failure("ALREADY_RUNNING", { container: name });
  const bindings = change(record(record(raw.HostConfig).PortBindings) as PortBindings);
  if (bindings === null) return null;
  const old = document.Id;
  const about = { action: `make ${name} anew`, container: name, containerId: old };
  const { body, later } = bodyOf(raw, document, bindings);
  const { id, name: spare } = await createBeside(connection, `${name}-${old.slice(0, 12)}`, body, about);
  // Anonymous volumes of one that never ran hold nothing but what the image put there.
  const remove = (container: string) =>
    ask(connection, {
      seconds: UNARY_SECONDS,
      about,
      run: (docker, abortSignal) => docker.getContainer(container).remove({ v: true, abortSignal }),
    });
  try {
    for (const [network, endpoint] of later) await connect(connection, network, id, endpoint);
    await remove(old);
  } catch (error) {
    // Without an answer the old one may be gone, or go yet.
    if (!(error instanceof Failure && isTrouble(error))) await remove(id).catch(unlessBug);
    throw error;
  }
  const renamed = await rename(connection, id, name).then(() => true, unlessBug);
  return { id, name: renamed ? name : spare };
}

/** So many names are tried: one that was cut off may have left a container with the first, and the next one the same. */
const SPARE_NAMES = 20;

/** Creates a container named `name`, or with a number after it when that is taken. Errors: NAME_IN_USE when all are. */
async function createBeside(
  connection: Connection,
  name: string,
  body: Raw,
  about: { readonly action: string; readonly container: string; readonly containerId: string },
): Promise<Made> {
  for (let number = 1; ; number += 1) {
    const spare = number === 1 ? name : `${name}-${number}`;
    try {
      const { id } = await askFor(connection, CreateAnswer, {
        seconds: UNARY_SECONDS,
        about: { ...about, name: spare },
        run: (docker, abortSignal) =>
          docker.createContainer({ _query: { name: spare }, _body: body, abortSignal } as object),
      });
      return { id, name: spare };
    } catch (error) {
      if (!(error instanceof Failure && error.code === "NAME_IN_USE") || number === SPARE_NAMES) throw error;
    }
  }
}

/** For what is tried and may fail. */
function unlessBug(error: unknown): false {
  if (error instanceof Failure) return false;
  throw error;
}

export function neverRan(document: ContainerDocument): boolean {
  return document.State.Status === "created" && (document.State.StartedAt ?? "0001-").startsWith("0001-");
}

/**
 * Replaces each host port that `choose` has another for. `null` when it has none. Pure.
 * `choose` gets the container's port as the engine writes it (`80/tcp`) and the host port.
 */
export function withHostPorts(
  bindings: PortBindings,
  choose: (key: string, host: number) => number | null,
): PortBindings | null {
  let changed = false;
  const next = Object.fromEntries(
    Object.entries(bindings).map(([key, list]) => [
      key,
      (list ?? []).map((binding) => {
        const host = choose(key, Number(binding.HostPort));
        if (host === null) return binding;
        changed = true;
        return { ...binding, HostPort: String(host) };
      }),
    ]),
  );
  return changed ? next : null;
}

/** All host ports of the bindings. */
export function hostPorts(bindings: PortBindings): readonly number[] {
  return Object.values(bindings).flatMap((list) => (list ?? []).map((binding) => Number(binding.HostPort)));
}

/**
 * What `POST /containers/create` takes for a container like this one. API < 1.44 takes one network there, so the others are joined `later`.
 */
function bodyOf(raw: Raw, document: ContainerDocument, bindings: PortBindings) {
  const config = record(raw.Config);
  const host = record(raw.HostConfig);
  const short = document.Id.slice(0, 12);
  const networks = Object.entries(record(record(raw.NetworkSettings).Networks)).map(
    ([name, endpoint]) => [name, endpointConfig(record(endpoint), short)] as const,
  );
  const [first, ...later] = networks.sort(
    ([a], [b]) => Number(b === host.NetworkMode) - Number(a === host.NetworkMode),
  );
  // The default host name is the old id; the new container gets its own.
  const { Hostname, ...rest } = config;
  const userDefined = first !== undefined && !["default", "bridge", "host", "none"].includes(first[0]);
  const body = {
    ...rest,
    ...(Hostname === short ? {} : { Hostname }),
    HostConfig: { ...host, PortBindings: bindings },
    ...(userDefined ? { NetworkingConfig: { EndpointsConfig: { [first[0]]: first[1] } } } : {}),
  };
  return { body, later };
}

/** The part of a network's endpoint that was asked for, without what the engine made up. */
function endpointConfig(endpoint: Raw, short: string): Raw {
  const aliases = Array.isArray(endpoint.Aliases) ? endpoint.Aliases.filter((alias) => alias !== short) : [];
  return {
    ...(aliases.length > 0 ? { Aliases: aliases } : {}),
    ...(endpoint.IPAMConfig ? { IPAMConfig: endpoint.IPAMConfig } : {}),
    ...(endpoint.Links ? { Links: endpoint.Links } : {}),
    ...(endpoint.DriverOpts ? { DriverOpts: endpoint.DriverOpts } : {}),
  };
}

async function rename(connection: Connection, id: string, name: string): Promise<void> {
  await ask(connection, {
    seconds: UNARY_SECONDS,
    about: { action: `rename ${id.slice(0, 12)}`, container: id.slice(0, 12), name },
    run: (docker, abortSignal) => docker.getContainer(id).rename({ name, abortSignal }),
  });
}

async function connect(connection: Connection, network: string, id: string, endpoint: Raw): Promise<void> {
  await ask(connection, {
    seconds: UNARY_SECONDS,
    about: { action: `connect it to ${network}` },
    run: (docker, abortSignal) =>
      docker.getNetwork(network).connect({ Container: id, EndpointConfig: endpoint, abortSignal } as object),
  });
}

function record(value: unknown): Raw {
  return typeof value === "object" && value !== null ? (value as Raw) : {};
}
