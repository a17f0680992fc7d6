/**
 * From the engine's progress messages to the progress of each layer.
 * Source: moby `pkg/jsonmessage` (the messages) and `distribution/pull_v2.go` (the words of `status`, which are its protocol).
 */
import { z } from "zod";
import type { LayerProgress, PullProgress } from "../../contract/model/job.ts";

/** One document of `POST /images/create`'s stream. */
export const PullMessage = z.object({
  id: z.string().nullish(),
  status: z.string().nullish(),
  progressDetail: z
    .object({
      current: z.number().nullish(),
      total: z.number().nullish(),
      /** `s` when the numbers are seconds (the containerd image store), else they are bytes. */
      units: z.string().nullish(),
    })
    .nullish(),
  error: z.string().nullish(),
  /** The same at more length; `error` is the older of the two, which the engine may leave out. */
  errorDetail: z.looseObject({ message: z.string().nullish() }).nullish(),
});
export type PullMessage = z.infer<typeof PullMessage>;

/** What the message complains of; `null` when of nothing. Any message with an error ends the pull. */
export function complaintOf({ error, errorDetail }: PullMessage): string | null {
  return error || errorDetail?.message || (errorDetail ? JSON.stringify(errorDetail) : null);
}

type LayerState = LayerProgress["state"];

const STATES: ReadonlyMap<string, LayerState> = new Map([
  ["Pulling fs layer", "waiting"],
  ["Waiting", "waiting"],
  ["Downloading", "downloading"],
  ["Verifying Checksum", "verifying"],
  ["Download complete", "downloaded"],
  ["Extracting", "extracting"],
  ["Pull complete", "done"],
  ["Already exists", "exists"],
]);

export interface PullTracker {
  /** Takes a message in. False when it says nothing of a layer. */
  add(message: PullMessage): boolean;
  /** A copy: how things stand now. */
  progress(): PullProgress;
}

interface Layer {
  readonly id: string;
  state: LayerState;
  /** Bytes downloaded, or unpacked while extracting. */
  current: number;
  total: number | null;
}

export function createPullTracker(): PullTracker {
  /** In the order in which the engine named them, which is the image's. */
  const layers = new Map<string, Layer>();

  return {
    add({ id, status, progressDetail }) {
      const state = STATES.get(status ?? "") ?? (status?.startsWith("Retrying in") ? "waiting" : undefined);
      if (!id || state === undefined) return false;
      const layer: Layer = layers.get(id) ?? { id, state, current: 0, total: null };
      layers.set(id, layer);
      layer.state = state;
      const bytes = progressDetail?.units ? null : progressDetail;
      // Extraction counts the same compressed bytes again.
      if (bytes?.total != null && bytes.total > 0) layer.total = bytes.total;
      if (state === "waiting") layer.current = 0;
      else if (state !== "downloading" && state !== "extracting") layer.current = layer.total ?? layer.current;
      else if (bytes?.current != null) layer.current = between(0, bytes.current, layer.total ?? bytes.current);
      return true;
    },
    progress() {
      const all = [...layers.values()];
      const pulled = all.filter((layer) => layer.state !== "exists");
      // A layer that is done and never said its size was too small to be worth a message.
      const known = pulled.every((layer) => layer.total !== null || layer.state === "done");
      return {
        layers: all.map((layer) => ({ ...layer })),
        current: sum(pulled.map(downloaded)),
        total: known && pulled.length > 0 ? sum(pulled.map((layer) => layer.total ?? 0)) : null,
      };
    },
  };
}

function downloaded(layer: Layer): number {
  return layer.state === "extracting" ? (layer.total ?? layer.current) : layer.current;
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
