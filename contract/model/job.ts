/** Long work. Owned by main: it goes on when the view that started it closes, and a reloaded page finds it again. */
import { z } from "zod";
import { ErrorValue } from "./error-value.ts";
import { ImageReference } from "./reference.ts";
import { ContainerSpec } from "./spec.ts";

/** What to do: pull an image, or launch a container (pull when missing, create, start). */
export const JobRequest = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("pull"), reference: ImageReference }),
  z.object({ kind: z.literal("launch"), spec: ContainerSpec, start: z.boolean().default(true) }),
]);
export type JobRequest = z.infer<typeof JobRequest>;

/** One layer of a pull. Bytes; `total` is `null` until the engine says. */
export const LayerProgress = z.object({
  id: z.string(),
  state: z.enum(["waiting", "downloading", "verifying", "downloaded", "extracting", "done", "exists"]),
  current: z.number(),
  total: z.number().nullable(),
});
export type LayerProgress = z.infer<typeof LayerProgress>;

/** A pull's progress: bytes downloaded of those known so far. */
export const PullProgress = z.object({
  layers: z.array(LayerProgress),
  current: z.number(),
  /** `null` until every layer has said how large it is: never a guess. */
  total: z.number().nullable(),
});
export type PullProgress = z.infer<typeof PullProgress>;

export const Job = z.object({
  id: z.string(),
  kind: z.enum(["pull", "launch"]),
  /** The image's reference as asked for. */
  reference: z.string(),
  state: z.enum(["running", "succeeded", "failed", "cancelled"]),
  step: z.enum(["pulling", "creating", "starting"]).nullable(),
  progress: PullProgress.nullable(),
  /** Milliseconds since the epoch. */
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  error: ErrorValue.nullable(),
  /** Set as soon as a launch has created its container, so also when starting it failed: the container is kept. */
  container: z.object({ id: z.string(), name: z.string() }).nullable(),
});
export type Job = z.infer<typeof Job>;

/** First all known jobs (running ones and the last ended ones), then each change, at most ten times a second a job. */
export const JobUpdate = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("snapshot"), jobs: z.array(Job) }),
  z.object({ kind: z.literal("changed"), job: Job }),
]);
export type JobUpdate = z.infer<typeof JobUpdate>;
