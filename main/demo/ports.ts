/** Which host ports a container gets when it starts, and whether they are free (`HostConfig.PortBindings`). */
import type { Container, Port } from "./model.ts";

const EPHEMERAL_FROM = 32_768;
const ANY_ADDRESS = ["0.0.0.0", "::"] as const;

export class PortTaken extends Error {
  readonly ip: string;
  readonly port: number;
  constructor(ip: string, port: number) {
    super(`${ip}:${port}`);
    this.ip = ip;
    this.port = port;
  }
}

/** Splits `80/tcp`; the protocol is tcp when it is not said. */
export function parsePortKey(key: string): { readonly container: number; readonly protocol: string } {
  const [number = "0", protocol = "tcp"] = key.split("/");
  return { container: Number(number), protocol };
}

/** Only exposed, not published: what a container that does not run shows in its inspect answer. */
export function unpublished(exposed: Readonly<Record<string, object>>): readonly Port[] {
  return Object.keys(exposed).map((key) => ({ key, ...parsePortKey(key), host: null }));
}

/** The ports of a container that starts now. Throws `PortTaken` when a wanted one is held by a running container. */
export function publish(container: Container, others: Iterable<Container>): readonly Port[] {
  const { config, hostConfig } = container;
  const wanted = new Map<string, readonly { readonly HostIp: string; readonly HostPort: string }[]>();
  for (const key of Object.keys(config.ExposedPorts))
    wanted.set(key, hostConfig.PublishAllPorts ? [{ HostIp: "", HostPort: "" }] : []);
  for (const [key, bindings] of Object.entries(hostConfig.PortBindings)) wanted.set(key, bindings);
  if ([...wanted.values()].every((bindings) => bindings.length === 0)) return unpublished(config.ExposedPorts);

  const taken = new Set<string>();
  for (const other of others)
    if (other.id !== container.id)
      for (const port of other.ports) if (port.host !== null) taken.add(`${port.host.port}/${port.protocol}`);

  const ports: Port[] = [];
  for (const [key, bindings] of wanted) {
    const { container: inner, protocol } = parsePortKey(key);
    if (bindings.length === 0) ports.push({ key, container: inner, protocol, host: null });
    for (const binding of bindings) {
      const port = choose(binding.HostPort, protocol, taken, binding.HostIp);
      taken.add(`${port}/${protocol}`);
      for (const ip of binding.HostIp === "" ? ANY_ADDRESS : [binding.HostIp])
        ports.push({ key, container: inner, protocol, host: { ip, port } });
    }
  }
  return ports;
}

/** `wanted` is empty or 0 (any), a port, or a range `8000-8010`. */
function choose(wanted: string, protocol: string, taken: ReadonlySet<string>, ip: string): number {
  const [from = 0, to = from] =
    wanted === "" || wanted === "0" ? [EPHEMERAL_FROM, 60_999] : wanted.split("-").map(Number);
  for (let port = from; port <= to; port++) if (!taken.has(`${port}/${protocol}`)) return port;
  throw new PortTaken(ip === "" ? ANY_ADDRESS[0] : ip, from);
}
