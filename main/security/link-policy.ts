/** Rule: Berth opens a link outside only when it is a web address from a place it knows. Nothing that a log prints is opened unseen. */
import type { ContainerSummary } from "../../contract/model/container.ts";
import type { EngineTarget } from "../../contract/model/engine.ts";

/** Pages that Berth itself points to. */
const KNOWN_HOSTS: ReadonlySet<string> = new Set(["hub.docker.com", "docs.docker.com"]);

/** What the current engine publishes, and where. */
export interface Published {
  readonly target: EngineTarget;
  readonly containers: readonly Pick<ContainerSummary, "ports">[];
}

export function mayOpen(link: string, published: Published): boolean {
  let url: URL;
  try {
    url = new URL(link);
  } catch {
    return false;
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") return false;
  // `https://hub.docker.com@evil.example/` and its like.
  if (url.username !== "" || url.password !== "") return false;
  if (url.protocol === "https:" && url.port === "" && KNOWN_HOSTS.has(url.hostname)) return true;
  return isPublished(url, published);
}

function isPublished(url: URL, { target, containers }: Published): boolean {
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  return containers.some((container) =>
    container.ports.some(
      (published) =>
        published.host === port && published.protocol === "tcp" && hostsOf(published.hostIp, target).has(url.hostname),
    ),
  );
}

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];
const EVERYWHERE: ReadonlySet<string> = new Set(["0.0.0.0", "::", ""]);

/** The host names under which a port that is bound to `hostIp` on the engine's machine is reached from here. */
function hostsOf(hostIp: string | null, target: EngineTarget): ReadonlySet<string> {
  const bound = hostIp ?? "";
  const own = bound.includes(":") ? `[${bound}]` : bound;
  if (target.remote) {
    const machine = URL.canParse(target.address) ? new URL(target.address).hostname : "";
    return new Set([EVERYWHERE.has(bound) ? machine : own]);
  }
  return new Set(EVERYWHERE.has(bound) || LOOPBACK.includes(own) ? [...LOOPBACK, own] : [own]);
}
