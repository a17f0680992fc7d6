/** Docker engines: where they are, how the connection stands, and the live feed of their state. */
import { z } from "zod";
import { ContainerSummary } from "./container.ts";
import { ErrorValue } from "./error-value.ts";
import { ImageSummary } from "./image.ts";

/** An engine that can be chosen. */
export const EngineTarget = z.object({
  /** Stable: `local`, `context:NAME`, `address:URL`, `demo`. */
  id: z.string(),
  /** Shown to people: "This computer", a context's name, a host. */
  label: z.string(),
  kind: z.enum(["local", "context", "address", "demo"]),
  /** `unix:///…`, `npipe:////./pipe/…`, `tcp://host:port`, `ssh://…`; what `DOCKER_HOST` would say. */
  address: z.string(),
  /** Not on this machine: published ports are reached at its host name, folders are its folders. */
  remote: z.boolean(),
});
export type EngineTarget = z.infer<typeof EngineTarget>;

/** What a connected engine said of itself. */
export const EngineFacts = z.object({
  /** `28.5.2` */
  version: z.string(),
  /** The API version that Berth and the engine agreed on, e.g. `1.51`. */
  apiVersion: z.string(),
  /** `linux/amd64` */
  platform: z.string(),
  /** The engine's host name. */
  name: z.string(),
  /** Round trip of the last ping, milliseconds. */
  latencyMs: z.number(),
  /** The engine's clock minus ours, milliseconds. Add it to `Date.now()` before comparing with the engine's times. */
  clockOffsetMs: z.number(),
});
export type EngineFacts = z.infer<typeof EngineFacts>;

/** How the connection stands, and why. */
export const EngineStatus = z.discriminatedUnion("phase", [
  z.object({ phase: z.literal("connecting"), target: EngineTarget }),
  z.object({ phase: z.literal("ready"), target: EngineTarget, facts: EngineFacts }),
  z.object({
    phase: z.literal("lost"),
    target: EngineTarget,
    problem: ErrorValue,
    /** When the connection was lost or first failed, milliseconds since the epoch. */
    since: z.number(),
    /** When the next try is due; `null` for a local engine, which is noticed the moment it is back. */
    retryAt: z.number().nullable(),
    attempt: z.number(),
    /** It was connected before, so what the page shows is old, not unknown. */
    wasReady: z.boolean(),
  }),
]);
export type EngineStatus = z.infer<typeof EngineStatus>;

const Changes = <T extends z.ZodType>(item: T) => z.object({ upserted: z.array(item), removed: z.array(z.string()) });

/**
 * The live feed. First a snapshot, then patches; a status on every change of the connection; a new snapshot after a reconnect.
 * `revision` grows by one with each change of the state, so a reader can tell that it missed none. A slow reader gets merged patches.
 */
export const EngineUpdate = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("snapshot"),
    revision: z.number(),
    engine: EngineStatus,
    containers: z.array(ContainerSummary),
    images: z.array(ImageSummary),
  }),
  z.object({
    kind: z.literal("patch"),
    revision: z.number(),
    containers: Changes(ContainerSummary),
    images: Changes(ImageSummary),
  }),
  z.object({ kind: z.literal("status"), engine: EngineStatus }),
]);
export type EngineUpdate = z.infer<typeof EngineUpdate>;

/** One step of the first-run diagnosis, in the order in which they were tried. */
export const EngineCheck = z.object({
  /** "Docker command", "Its engine does not answer" … */
  title: z.string(),
  detail: z.string(),
  outcome: z.enum(["passed", "failed", "skipped"]),
});
export type EngineCheck = z.infer<typeof EngineCheck>;
