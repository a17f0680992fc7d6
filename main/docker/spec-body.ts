/** From a spec to the Engine API's body for a new container (`POST /containers/create`). Pure. */
import type { Protocol } from "../../contract/model/container.ts";
import { parseReference } from "../../contract/model/reference.ts";
import type { ContainerSpec } from "../../contract/model/spec.ts";
import { freePort } from "./advice.ts";

/** A port with its place on the host settled. `chosen` by Berth, so Berth may choose another. */
export interface SettledPort {
  readonly container: number;
  readonly protocol: Protocol;
  readonly host: number;
  readonly chosen: boolean;
}

/** The spec's ports, and with `publishExposed` also those that the image exposes. */
export function wantedPorts(
  spec: ContainerSpec,
  exposed: readonly { readonly container: number; readonly protocol: Protocol }[],
): ContainerSpec["ports"] {
  if (!spec.publishExposed) return spec.ports;
  const named = new Set(spec.ports.map(keyOf));
  return [...spec.ports, ...exposed.filter((port) => !named.has(keyOf(port)))];
}

/**
 * Gives every port without a host port a free one: the same number when it needs no privilege, else 8000 more (80 becomes 8080).
 * `taken` are the host ports known to be in use, by protocol; it is asked, never changed.
 */
export function settlePorts(
  ports: ContainerSpec["ports"],
  taken: (protocol: Protocol) => ReadonlySet<number>,
): readonly SettledPort[] {
  const used = new Map<Protocol, Set<number>>();
  const usedOf = (protocol: Protocol): Set<number> => {
    const set = used.get(protocol) ?? new Set(taken(protocol));
    used.set(protocol, set);
    return set;
  };
  for (const port of ports) if (port.host !== undefined) usedOf(port.protocol).add(port.host);
  return ports.map(({ container, protocol, host }) => {
    if (host !== undefined) return { container, protocol, host, chosen: false };
    const set = usedOf(protocol);
    const wanted = container < 1024 ? container + 8000 : container;
    const free = freePort(wanted, set) ?? freePort(1024, set) ?? wanted;
    set.add(free);
    return { container, protocol, host: free, chosen: true };
  });
}

export function createBody(spec: ContainerSpec, ports: readonly SettledPort[]): Record<string, unknown> {
  const bindings: Record<string, { HostPort: string }[]> = {};
  for (const port of ports) {
    const key = keyOf(port);
    bindings[key] = [...(bindings[key] ?? []), { HostPort: String(port.host) }];
  }
  return {
    Image: spec.image,
    ...(spec.command === undefined || spec.command.length === 0 ? {} : { Cmd: spec.command }),
    Env: spec.env.map(({ name, value }) => `${name}=${value}`),
    Labels: spec.labels,
    ExposedPorts: Object.fromEntries(Object.keys(bindings).map((key) => [key, {}])),
    HostConfig: {
      PortBindings: bindings,
      RestartPolicy: { Name: spec.restart },
      // Mounts, not Binds: a folder that is missing is an error then, instead of being made, empty and owned by root.
      Mounts: spec.mounts.map(({ source, target, readOnly }) => ({
        Type: isFolder(source) ? "bind" : "volume",
        Source: source,
        Target: target,
        ReadOnly: readOnly,
      })),
    },
  };
}

/** `nginx` for `docker.io/library/nginx:1.27`. Always a name that the engine accepts. */
export function nameFor(image: string): string {
  const repository = parseReference(image)?.repository ?? image;
  const last = repository.slice(repository.lastIndexOf("/") + 1).slice(0, 100);
  return last.length < 2 ? `${last}-1` : last;
}

/** The engine's key of a port: `80/tcp`. */
export function keyOf(port: { readonly container: number; readonly protocol: Protocol }): string {
  return `${port.container}/${port.protocol}`;
}

/** An absolute path, of the engine's machine: of either kind, for the engine may run elsewhere. */
function isFolder(source: string): boolean {
  return /^\/|^[A-Za-z]:[\\/]|^\\\\/.test(source);
}
