/** Container output as it travels: batches of whole lines, never single ones. */
import { z } from "zod";
import { ErrorValue } from "./error-value.ts";

/** RFC 3339 with up to nanoseconds, as the lines carry it. */
const LogTime = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/,
    "Write a time as 2026-01-31T12:00:00Z, with a fraction of a second if need be.",
  )
  .refine((text) => !Number.isNaN(Date.parse(text)), "There is no such time.");

/** Which lines to read (`GET /containers/{id}/logs`). */
export const LogRequest = z.object({
  /** How many lines from the end to begin with. */
  tail: z.union([z.int().min(0), z.literal("all")]).default(1000),
  /** Go on with new lines, also across restarts of the container and of the engine. */
  follow: z.boolean().default(true),
  /** Only lines at or after / before this engine time. */
  since: LogTime.optional(),
  until: LogTime.optional(),
  stdout: z.boolean().default(true),
  stderr: z.boolean().default(true),
});
export type LogRequest = z.infer<typeof LogRequest>;

export const LogEvent = z.discriminatedUnion("kind", [
  /**
   * Whole lines joined by `\n`, without a last one. Each starts with the engine's timestamp (RFC 3339, nanoseconds) and a space.
   * `runs` says which stream they came from, as pairs: stream (1 stdout, 2 stderr), number of lines.
   */
  z.object({ kind: z.literal("lines"), text: z.string(), runs: z.array(z.number()) }),
  /** Something happened between two lines; `at` in milliseconds since the epoch, engine time. */
  z.object({
    kind: z.literal("seam"),
    reason: z.enum(["reconnected", "started", "stopped"]),
    at: z.number(),
    exitCode: z.number().nullable(),
  }),
  /** The engine is gone; the stream goes on by itself when it is back. */
  z.object({ kind: z.literal("waiting"), problem: ErrorValue }),
  /** Nothing more will come: the container was removed, or the request did not follow. */
  z.object({ kind: z.literal("ended"), reason: z.enum(["removed", "complete"]) }),
]);
export type LogEvent = z.infer<typeof LogEvent>;
