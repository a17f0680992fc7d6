/** What the demo engine knows of a container. Names in capitals are the Engine API's own. */
import type { Instant } from "./clock.ts";
import type { Log } from "./logs/log.ts";
import type { Line, Voice } from "./logs/segments.ts";

export type State = "created" | "running" | "paused" | "restarting" | "removing" | "exited" | "dead";
export type HealthStatus = "starting" | "healthy" | "unhealthy";

export const STATES: readonly State[] = ["created", "running", "paused", "restarting", "removing", "exited", "dead"];

/** Times in nanoseconds. */
export interface HealthCheck {
  readonly Test: readonly string[];
  readonly Interval?: number;
  readonly Timeout?: number;
  readonly Retries?: number;
  readonly StartPeriod?: number;
}

/** `Config` of `POST /containers/create` and `GET /containers/{id}/json`: what the image may also give. */
export interface Config {
  readonly Hostname: string;
  readonly User: string;
  readonly Tty: boolean;
  readonly OpenStdin: boolean;
  readonly Env: readonly string[];
  readonly Cmd: readonly string[] | null;
  readonly Entrypoint: readonly string[] | null;
  readonly Image: string;
  readonly Volumes: Readonly<Record<string, object>> | null;
  readonly WorkingDir: string;
  readonly Labels: Readonly<Record<string, string>>;
  readonly ExposedPorts: Readonly<Record<string, object>>;
  readonly Healthcheck?: HealthCheck;
}

export interface PortBinding {
  readonly HostIp: string;
  readonly HostPort: string;
}

export interface HostConfig {
  readonly Binds: readonly string[] | null;
  readonly NetworkMode: string;
  readonly PortBindings: Readonly<Record<string, readonly PortBinding[]>>;
  readonly PublishAllPorts: boolean;
  readonly RestartPolicy: { readonly Name: string; readonly MaximumRetryCount: number };
  readonly AutoRemove: boolean;
  readonly Memory: number;
}

export interface Mount {
  readonly Type: "bind" | "volume" | "tmpfs";
  readonly Name?: string;
  readonly Source: string;
  readonly Destination: string;
  readonly Driver?: string;
  readonly Mode: string;
  readonly RW: boolean;
  readonly Propagation: string;
}

/** A port as it is now; `host` is `null` when it is only exposed. `key` is the API's `80/tcp`. */
export interface Port {
  readonly key: string;
  readonly container: number;
  readonly protocol: string;
  readonly host: { readonly ip: string; readonly port: number } | null;
}

export interface HealthProbe {
  readonly at: Instant;
  readonly exitCode: number;
  readonly output: string;
}

export interface Health {
  readonly status: HealthStatus;
  readonly failingStreak: number;
  readonly probes: readonly HealthProbe[];
}

/** What a container's program does, besides going on with its log. */
export interface Behaviour {
  /** It ends by itself this long after its start. */
  readonly endsAfterMs?: number;
  /** … with this exit code, 0 when absent. */
  readonly exitCode?: number;
  readonly outOfMemory?: boolean;
  /** How long it takes to end after SIGTERM, and the exit code that it then ends with. */
  readonly stopMs: number;
  readonly stopCode: number;
  /** What it says first, at each start, and last, when it ends by itself. */
  readonly firstWords?: readonly Line[];
  readonly lastWords?: readonly Line[];
  /** What it says in between; `null` for one that is silent. */
  readonly voice: Voice | null;
}

export interface Container {
  readonly id: string;
  name: string;
  /** The reference it was created from, as given. */
  readonly image: string;
  readonly imageId: string;
  readonly createdAt: Instant;
  readonly config: Config;
  readonly hostConfig: HostConfig;
  readonly mounts: readonly Mount[];
  readonly behaviour: Behaviour;
  readonly log: Log;
  readonly address: string;
  state: State;
  exitCode: number;
  outOfMemory: boolean;
  /** Why the last start failed. */
  error: string;
  pid: number;
  startedAt: Instant | null;
  finishedAt: Instant | null;
  restartCount: number;
  health: Health | null;
  ports: readonly Port[];
  /** It was stopped by a person, so its restart policy does not apply. */
  stoppedByHand: boolean;
  /** Grows with each start and stop: what was planned for an earlier run must not touch a later one. */
  run: number;
}

/** The engine's `State.Running`: also true while paused, and while waiting to be restarted. */
export function isRunning(container: Container): boolean {
  return container.state === "running" || container.state === "paused" || container.state === "restarting";
}
