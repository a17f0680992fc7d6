/** What Berth knows of a container: the list row (`ContainerSummary`) and the full view (`ContainerDetail`). */
import { z } from "zod";
import { ErrorValue } from "./error-value.ts";

/** The engine's own state words (Engine API, `ContainerState.Status`). */
export const ContainerState = z.enum(["created", "running", "paused", "restarting", "removing", "exited", "dead"]);
export type ContainerState = z.infer<typeof ContainerState>;

/** Result of the image's or the container's health check; `null` where there is none. */
export const Health = z.enum(["starting", "healthy", "unhealthy"]);
export type Health = z.infer<typeof Health>;

export const Protocol = z.enum(["tcp", "udp", "sctp"]);
export type Protocol = z.infer<typeof Protocol>;

/** A port number that can be bound or dialled. */
export const PortNumber = z.int().min(1).max(65535);

/** A container's port, and where the engine publishes it (`host` is `null` when it is only exposed). */
export const PublishedPort = z.object({
  container: PortNumber,
  protocol: Protocol,
  /** The address on the engine's machine, e.g. `0.0.0.0`, `::`, `127.0.0.1`. */
  hostIp: z.string().nullable(),
  host: PortNumber.nullable(),
});
export type PublishedPort = z.infer<typeof PublishedPort>;

/** One row of the list. Small on purpose: 10,000 of them travel in one snapshot. */
export const ContainerSummary = z.object({
  /** 64 hex digits. */
  id: z.string(),
  /** Without the engine's leading slash. */
  name: z.string(),
  /** The reference it was created from, as given. */
  image: z.string(),
  /** `sha256:…` */
  imageId: z.string(),
  command: z.string(),
  /** Milliseconds since the epoch. */
  createdAt: z.number(),
  state: ContainerState,
  /** The engine's sentence at the time of the fetch, e.g. `Up 3 hours (healthy)`. Never parse it outside main/docker. */
  status: z.string(),
  /** When the present state began, milliseconds since the epoch; `null` when the engine did not say. */
  since: z.number().nullable(),
  /** Of the last run, or of a first start that failed (then the state is `created`); `null` while running or never tried. */
  exitCode: z.number().nullable(),
  /** The kernel ended it for want of memory. Known from events and inspect, so `false` may mean "not known". */
  outOfMemory: z.boolean(),
  health: Health.nullable(),
  ports: z.array(PublishedPort),
  /** Compose project and service, from the `com.docker.compose.*` labels. */
  project: z.string().nullable(),
  service: z.string().nullable(),
});
export type ContainerSummary = z.infer<typeof ContainerSummary>;

/** A folder or volume seen inside the container. */
export const Mount = z.object({
  kind: z.enum(["bind", "volume", "tmpfs", "other"]),
  /** Host path or volume name. */
  source: z.string(),
  target: z.string(),
  readOnly: z.boolean(),
});
export type Mount = z.infer<typeof Mount>;

export const RestartPolicy = z.enum(["no", "always", "unless-stopped", "on-failure"]);
export type RestartPolicy = z.infer<typeof RestartPolicy>;

/** Everything the container page shows (`GET /containers/{id}/json`). */
export const ContainerDetail = ContainerSummary.extend({
  /** Milliseconds since the epoch; `null` when it never ran (or never ended). */
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  restartCount: z.number(),
  /** Why the last start failed, with the fix as far as there is one; `null` when it did not. */
  startFailure: ErrorValue.nullable(),
  tty: z.boolean(),
  restart: RestartPolicy,
  mounts: z.array(Mount),
  /** The engine's document as it came, for the Inspect tab. */
  raw: z.record(z.string(), z.unknown()),
});
export type ContainerDetail = z.infer<typeof ContainerDetail>;

/** A container's name or id (a unique prefix of the id will do), as the engine takes it. */
export const ContainerRef = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/, "A container's name or id has letters, digits, and _ . - only.");

/** A name that the engine accepts for a new container (Engine API, `POST /containers/create?name=`). */
export const ContainerName = z
  .string()
  .max(128, "Use at most 128 characters.")
  .regex(
    /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/,
    "Use at least two letters, digits, and _ . - only, starting with a letter or digit.",
  );
