/** The full view of a container, from the engine's document. Pure. */
import type {
  ContainerDetail,
  ContainerSummary,
  Mount,
  PublishedPort,
  RestartPolicy,
} from "../../contract/model/container.ts";
import type { ErrorValue } from "../../contract/model/error-value.ts";
import type { ContainerDocument } from "./models.ts";
import { toPortNumber } from "./port-number.ts";
import { toProtocol, toState } from "./summary.ts";

/**
 * `row` is the live state's row of the same container, for what the document does not word (`status`). `startFailure` is what
 * the document's `State.Error` means (errors.ts), which takes more than the document to say.
 */
export function toDetail(
  document: ContainerDocument,
  raw: Record<string, unknown>,
  row: ContainerSummary | null,
  startFailure: ErrorValue | null,
): ContainerDetail {
  const { State, Config, HostConfig } = document;
  const state = toState(State.Status);
  const startedAt = time(State.StartedAt);
  const finishedAt = time(State.FinishedAt);
  const createdAt = time(document.Created) ?? 0;
  const over = state === "exited" || state === "dead" || state === "restarting";
  const health = State.Health?.Status;
  return {
    id: document.Id,
    name: document.Name.replace(/^\//, ""),
    image: Config.Image ?? document.Image,
    imageId: document.Image,
    command: [document.Path ?? "", ...document.Args].join(" ").trim(),
    createdAt,
    state,
    status: row?.status ?? "",
    since: sinceOf(state, createdAt, startedAt, finishedAt, row),
    // Of one that never ran: that of the start that failed.
    exitCode: over ? (State.ExitCode ?? null) : state === "created" ? State.ExitCode || null : null,
    outOfMemory: State.OOMKilled === true,
    health:
      state === "running" && (health === "starting" || health === "healthy" || health === "unhealthy") ? health : null,
    ports: toPorts(document),
    project: Config.Labels["com.docker.compose.project"] ?? null,
    service: Config.Labels["com.docker.compose.service"] ?? null,
    startedAt,
    finishedAt,
    restartCount: document.RestartCount ?? 0,
    startFailure,
    tty: Config.Tty === true,
    restart: toRestart(HostConfig?.RestartPolicy?.Name),
    mounts: document.Mounts.map(
      (mount): Mount => ({
        kind: toKind(mount.Type),
        source: (mount.Type === "volume" ? mount.Name : mount.Source) || mount.Source || "",
        target: mount.Destination,
        readOnly: mount.RW === false,
      }),
    ),
    raw,
  };
}

function sinceOf(
  state: ContainerSummary["state"],
  createdAt: number,
  startedAt: number | null,
  finishedAt: number | null,
  row: ContainerSummary | null,
): number | null {
  if (state === "created") return createdAt;
  if (state === "paused") return row?.state === "paused" ? row.since : null;
  return state === "running" ? startedAt : finishedAt;
}

/** Go's zero time means never. */
function time(text: string | null | undefined): number | null {
  if (!text || text.startsWith("0001-")) return null;
  const value = Date.parse(text);
  return Number.isNaN(value) ? null : value;
}

function toKind(type: string | null | undefined): Mount["kind"] {
  return type === "bind" || type === "volume" || type === "tmpfs" ? type : "other";
}

function toRestart(name: string | null | undefined): RestartPolicy {
  return name === "always" || name === "unless-stopped" || name === "on-failure" ? name : "no";
}

/** Published ports while it runs; those that it would publish, and exposes, otherwise. */
function toPorts({ NetworkSettings, HostConfig, Config }: ContainerDocument): PublishedPort[] {
  const live = NetworkSettings?.Ports ?? {};
  const wanted = Object.keys(live).length > 0 ? live : (HostConfig?.PortBindings ?? {});
  const keys = new Set([...Object.keys(wanted), ...Config.ExposedPorts]);
  const ports: PublishedPort[] = [];
  for (const key of keys) {
    const [number, protocol] = key.split("/");
    const container = toPortNumber(number);
    if (container === null) continue;
    const bindings = wanted[key] ?? [];
    if (bindings.length === 0)
      ports.push({ container, protocol: toProtocol(protocol ?? "tcp"), hostIp: null, host: null });
    for (const { HostIp, HostPort } of bindings) {
      const host = toPortNumber(HostPort);
      ports.push({
        container,
        protocol: toProtocol(protocol ?? "tcp"),
        hostIp: host === null ? null : HostIp || null,
        host,
      });
    }
  }
  return ports;
}
