/** Docker Hub's catalogue. */
import { z } from "zod";
import { ErrorValue } from "./error-value.ts";

export const HubRepository = z.object({
  /** As people write it: `nginx`, `grafana/grafana`. */
  name: z.string(),
  publisher: z.string().nullable(),
  description: z.string(),
  badge: z.enum(["official", "verified_publisher", "open_source"]).nullable(),
  stars: z.number(),
  /** As Hub writes it, e.g. `1B+`; `null` when the source does not say. */
  pulls: z.string().nullable(),
});
export type HubRepository = z.infer<typeof HubRepository>;

/** A page of results, and where they came from: the sources are tried in this order. */
export const HubSearchResult = z.object({
  source: z.enum(["hub-v4", "hub-v2", "engine", "none"]),
  total: z.number().nullable(),
  repositories: z.array(HubRepository),
  /** Why the sources before this one, or all of them, gave nothing. */
  problem: ErrorValue.nullable(),
});
export type HubSearchResult = z.infer<typeof HubSearchResult>;

export const HubTag = z.object({
  name: z.string(),
  /** Bytes, compressed, for the platform nearest to the engine's. */
  size: z.number().nullable(),
  /** Milliseconds since the epoch. */
  updatedAt: z.number().nullable(),
  platforms: z.array(z.string()),
});
export type HubTag = z.infer<typeof HubTag>;

export const HubTagPage = z.object({ total: z.number(), tags: z.array(HubTag), more: z.boolean() });
export type HubTagPage = z.infer<typeof HubTagPage>;
