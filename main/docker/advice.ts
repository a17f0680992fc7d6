/** What the live state knows that helps: free names, free ports, who holds a port. Pure. */
import type { ContainerSummary, Protocol } from "../../contract/model/container.ts";
import type { Advice } from "./errors.ts";

type All = ReadonlyMap<string, ContainerSummary>;

const HIGHEST_PORT = 65535;
/** Ports below this need no privilege nowhere; a suggestion from 80 is 8080 rather than 81. */
const FIRST_UNPRIVILEGED = 1024;

export function adviceFrom(all: All, started: boolean): Advice {
  return {
    started,
    freeName: (name) => freeName(name, namesOf(all)),
    freePort: (port) => freePort(port < FIRST_UNPRIVILEGED ? port + 8000 : port + 1, publishedPorts(all, "tcp")),
    holder: (port) => holderOf(all, port),
    neverRan: (ref) => all.get(ref)?.state === "created",
  };
}

export function namesOf(all: All): ReadonlySet<string> {
  return new Set([...all.values()].map((container) => container.name));
}

/** `name` itself, or the first of `name-2`, `name-3` … that is not taken. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const base = name.replace(/-\d+$/, "");
  for (let number = 2; ; number += 1) {
    const candidate = `${base}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** The first port from `from` on that is not in `taken`; `null` when there is none. */
export function freePort(from: number, taken: ReadonlySet<number>): number | null {
  for (let port = from; port <= HIGHEST_PORT; port += 1) {
    if (!taken.has(port)) return port;
  }
  return null;
}

/** Host ports that running containers publish. */
export function publishedPorts(all: All, protocol: Protocol): ReadonlySet<number> {
  const ports = new Set<number>();
  for (const container of all.values()) {
    for (const port of container.ports) {
      if (port.host !== null && port.protocol === protocol) ports.add(port.host);
    }
  }
  return ports;
}

function holderOf(all: All, port: number): { readonly id: string; readonly name: string } | null {
  for (const { id, name, ports } of all.values()) {
    if (ports.some((one) => one.host === port)) return { id, name };
  }
  return null;
}
