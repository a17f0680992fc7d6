/** Which host ports are taken on the engine, as far as its containers tell, and which to use instead. Pure. */
import type { ContainerSummary, Protocol } from "../../../contract/model/container.ts";

/** A container, as far as ports concern it. */
export type PortHolder = Pick<ContainerSummary, "id" | "name" | "project" | "ports">;

const key = (port: number, protocol: Protocol): string => `${port}/${protocol}`;

/** Every published host port, and who holds it. A stopped container holds none: the engine lists only what is bound. */
export function publishedPorts(containers: Iterable<PortHolder>): ReadonlyMap<string, PortHolder> {
  const taken = new Map<string, PortHolder>();
  for (const container of containers) {
    for (const { host, protocol } of container.ports) {
      if (host !== null) taken.set(key(host, protocol), container);
    }
  }
  return taken;
}

/** Who publishes this host port; `null` when no container does. Another program may still. */
export function portHolder(
  taken: ReadonlyMap<string, PortHolder>,
  port: number,
  protocol: Protocol,
): PortHolder | null {
  return taken.get(key(port, protocol)) ?? null;
}

/** The next port above `port` that no container publishes and that is not in `also`; `null` when there is none. */
export function nextFreePort(
  taken: ReadonlyMap<string, PortHolder>,
  port: number,
  protocol: Protocol,
  also: ReadonlySet<number> = new Set(),
): number | null {
  for (let next = port + 1; next <= 65535; next++) {
    if (!taken.has(key(next, protocol)) && !also.has(next)) return next;
  }
  return null;
}
