/** The web address of a published port, seen from this computer. */
import type { PublishedPort } from "../../contract/model/container.ts";
import type { EngineTarget } from "../../contract/model/engine.ts";

const EVERYWHERE: ReadonlySet<string> = new Set(["0.0.0.0", "::", "", "127.0.0.1", "::1"]);

/** `null` when it is not published, or is no TCP port. */
export function addressOf(port: PublishedPort, target: EngineTarget): string | null {
  if (port.host === null || port.protocol !== "tcp") return null;
  const bound = port.hostIp ?? "";
  const here = target.remote ? new URL(target.address).hostname : "localhost";
  const host = EVERYWHERE.has(bound) ? here : bound.includes(":") ? `[${bound}]` : bound;
  return `${port.host === 443 ? "https" : "http"}://${host}:${port.host}/`;
}
