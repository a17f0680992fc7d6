/**
 * Which engine is meant: the setting, DOCKER_HOST, the Docker context, the usual sockets and pipes. Pure: what it needs to know
 * of the machine is its argument (see contexts.ts, which reads it).
 */
import { type Failure, failure } from "../../contract/errors.ts";
import type { EngineTarget } from "../../contract/model/engine.ts";
import { THIS_COMPUTER } from "../../contract/model/this-computer.ts";
import { type Dial, isLocal, parseAddress, type TlsFiles } from "./address.ts";

/** One entry of the Docker CLI's context store. */
export interface DockerContext {
  readonly name: string;
  /** Its docker endpoint's address; empty when it has none. */
  readonly host: string;
  readonly tls: TlsFiles | null;
}

/** What decides which engine is meant. */
export interface World {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** `null` on Windows. */
  readonly uid: number | null;
  readonly contexts: readonly DockerContext[];
  /** `currentContext` of the CLI's config.json. */
  readonly currentContext: string | null;
}

/** An engine and how to reach it: the first candidate that answers is it. */
export interface Endpoint {
  readonly target: EngineTarget;
  readonly candidates: readonly Dial[];
  /** Why there is no candidate. */
  readonly problem: Failure | null;
}

export const LOCAL_ID = "local";
export const DEMO_ID = "demo";

/** The demo engine before it is started. */
export const DEMO_TARGET: EngineTarget = {
  id: DEMO_ID,
  label: "Demo engine",
  kind: "demo",
  address: "",
  remote: false,
};

/**
 * The engine that the `docker` command would use: DOCKER_HOST, then DOCKER_CONTEXT, then the current context, then the usual places.
 * Source: the CLI's `cli/command/cli.go`, resolveContextName.
 */
export function localEndpoint(world: World): Endpoint {
  const host = world.env.DOCKER_HOST;
  if (host) return single(LOCAL_ID, "local", host, tlsFromEnv(world), null);
  const name = world.env.DOCKER_CONTEXT || world.currentContext || "default";
  if (name !== "default") {
    const context = world.contexts.find((one) => one.name === name);
    if (!context) return none(LOCAL_ID, "local", name, "", failure("NO_SUCH_ENGINE", { engine: name }));
    return single(LOCAL_ID, "local", context.host, context.tls, context.name);
  }
  const candidates = usualAddresses(world).flatMap((address) => {
    const parsed = parseAddress(address);
    return parsed.ok ? [parsed.dial] : [];
  });
  const target: EngineTarget = {
    id: LOCAL_ID,
    label: THIS_COMPUTER,
    kind: "local",
    address: candidates[0]?.address ?? "",
    remote: false,
  };
  return { target, candidates, problem: null };
}

/** The engine of a Docker context. */
export function contextEndpoint(context: DockerContext): Endpoint {
  return single(`context:${context.name}`, "context", context.host, context.tls, context.name);
}

/** An engine by its address, as typed. TLS as DOCKER_TLS_VERIFY, DOCKER_TLS and DOCKER_CERT_PATH say. */
export function addressEndpoint(address: string, world: World): Endpoint {
  const endpoint = single("", "address", address, tlsFromEnv(world), null);
  return { ...endpoint, target: { ...endpoint.target, id: `address:${endpoint.target.address}` } };
}

/** The demo engine at its socket. */
export function demoEndpoint(socketPath: string): Endpoint {
  const address = socketPath.startsWith("/") ? `unix://${socketPath}` : `npipe://${socketPath.replaceAll("\\", "/")}`;
  return {
    target: { ...DEMO_TARGET, address },
    candidates: [{ kind: "socket", address, path: socketPath }],
    problem: null,
  };
}

/** Where engines usually listen, best first: Docker itself, Docker Desktop, OrbStack, Colima, Rancher Desktop, Podman. */
export function usualAddresses(world: World): readonly string[] {
  const home = (path: string): string => `unix://${world.home}/${path}`;
  switch (world.platform) {
    case "win32":
      return ["docker_engine", "dockerDesktopLinuxEngine", "podman-machine-default"].map(
        (pipe) => `npipe:////./pipe/${pipe}`,
      );
    case "darwin":
      return [
        "unix:///var/run/docker.sock",
        home(".docker/run/docker.sock"),
        home(".orbstack/run/docker.sock"),
        home(".colima/default/docker.sock"),
        home(".colima/docker.sock"),
        home(".rd/docker.sock"),
        home(".local/share/containers/podman/machine/podman.sock"),
      ];
    default: {
      const runtime = world.env.XDG_RUNTIME_DIR || `/run/user/${world.uid ?? 0}`;
      return [
        "unix:///var/run/docker.sock",
        `unix://${runtime}/docker.sock`,
        home(".docker/desktop/docker.sock"),
        home(".docker/run/docker.sock"),
        home(".colima/default/docker.sock"),
        home(".rd/docker.sock"),
        `unix://${runtime}/podman/podman.sock`,
        "unix:///run/podman/podman.sock",
      ];
    }
  }
}

function tlsFromEnv(world: World): TlsFiles | null {
  const verify = Boolean(world.env.DOCKER_TLS_VERIFY);
  if (!verify && !world.env.DOCKER_TLS) return null;
  const folder = world.env.DOCKER_CERT_PATH || world.env.DOCKER_CONFIG || `${world.home}/.docker`;
  return { folder, verify };
}

function single(
  id: string,
  kind: EngineTarget["kind"],
  address: string,
  tls: TlsFiles | null,
  name: string | null,
): Endpoint {
  const parsed = parseAddress(address, tls);
  if (!parsed.ok) {
    const code = parsed.reason === "invalid" ? "ENGINE_ADDRESS_INVALID" : "ENGINE_ADDRESS_UNSUPPORTED";
    return none(id, kind, name ?? address, address, failure(code, { address }));
  }
  const { dial } = parsed;
  const here = kind === "local" && dial.kind === "socket" ? THIS_COMPUTER : labelOf(dial);
  const target: EngineTarget = { id, label: name ?? here, kind, address: dial.address, remote: !isLocal(dial) };
  return { target, candidates: [dial], problem: null };
}

function none(id: string, kind: EngineTarget["kind"], label: string, address: string, problem: Failure): Endpoint {
  return { target: { id, label, kind, address, remote: false }, candidates: [], problem };
}

function labelOf(dial: Dial): string {
  if (dial.kind === "socket") return dial.path;
  const host = dial.host.includes(":") ? `[${dial.host}]` : dial.host;
  return dial.port === 2375 || dial.port === 2376 ? dial.host : `${host}:${dial.port}`;
}
