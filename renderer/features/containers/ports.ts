/** A container's published ports, as links where something can be opened. Pure. */
import type { PublishedPort } from "../../../contract/model/container.ts";
import type { EngineTarget } from "../../../contract/model/engine.ts";

export interface PortLink {
  /** The port on the engine's machine. */
  readonly host: number;
  readonly container: number;
  /** `8080`, or `5353/udp`. */
  readonly label: string;
  /** Where it can be opened; `null` for what is no TCP port, or is bound to the loopback of another machine. */
  readonly url: string | null;
}

/** Container ports that speak TLS by convention. */
const SECURE = new Set([443, 8443, 9443]);
const EVERYWHERE = new Set(["", "0.0.0.0", "::"]);
const LOOPBACK = new Set(["127.0.0.1", "::1"]);

/** One link a published port, IPv4 and IPv6 taken together: what can be opened first, then by number. */
export function portLinks(ports: readonly PublishedPort[], target: EngineTarget | null): readonly PortLink[] {
  const links = new Map<string, PortLink>();
  for (const port of ports) {
    if (port.host === null) continue;
    const label = port.protocol === "tcp" ? `${port.host}` : `${port.host}/${port.protocol}`;
    const url = port.protocol === "tcp" ? addressOf(port, port.host, target) : null;
    const known = links.get(label);
    if (known === undefined || (known.url === null && url !== null)) {
      links.set(label, { host: port.host, container: port.container, label, url });
    }
  }
  const rank = ({ url }: PortLink) => (url === null ? 1 : 0);
  return [...links.values()].sort((one, other) => rank(one) - rank(other) || one.host - other.host);
}

/** Letters that the narrowest column has room for; and beside a count of those that are left out. */
const ROOM = 15;
const ROOM_BESIDE_COUNT = 11;

/** How many ports a row of the list shows: all, or those that fit beside "+27"; at least one. */
export function portsThatFit(links: readonly PortLink[]): number {
  const fitting = (room: number) => {
    let used = -1;
    const over = links.findIndex((link) => {
      used += link.label.length + 1;
      return used > room;
    });
    return over < 0 ? links.length : over;
  };
  return fitting(ROOM) === links.length ? links.length : Math.max(1, fitting(ROOM_BESIDE_COUNT));
}

function addressOf(port: PublishedPort, host: number, target: EngineTarget | null): string | null {
  const bound = port.hostIp ?? "";
  const remote = target?.remote ?? false;
  if (remote && LOOPBACK.has(bound)) return null;
  const name = EVERYWHERE.has(bound) ? (remote ? hostNameOf(target) : "localhost") : nameOf(bound, remote);
  return name === null ? null : `${SECURE.has(port.container) ? "https" : "http"}://${name}:${host}/`;
}

function nameOf(bound: string, remote: boolean): string {
  if (!remote && LOOPBACK.has(bound)) return bound === "::1" ? "[::1]" : "localhost";
  return bound.includes(":") ? `[${bound}]` : bound;
}

function hostNameOf(target: EngineTarget | null): string | null {
  if (target === null || !URL.canParse(target.address)) return null;
  return new URL(target.address).hostname || null;
}
