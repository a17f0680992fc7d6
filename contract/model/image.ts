/** Images on the engine. */
import { z } from "zod";
import { PortNumber, Protocol } from "./container.ts";

/** One image on the engine (`GET /images/json`). */
export const ImageSummary = z.object({
  /** `sha256:…` */
  id: z.string(),
  /** `name:tag` forms; empty for a dangling image. */
  tags: z.array(z.string()),
  /** `name@sha256:…` forms. */
  digests: z.array(z.string()),
  /** Bytes. */
  size: z.number(),
  /** Milliseconds since the epoch. */
  createdAt: z.number(),
});
export type ImageSummary = z.infer<typeof ImageSummary>;

/** What an image brings to a container that is made of it (`GET /images/{name}/json`). */
export const ImageDetail = ImageSummary.extend({
  exposed: z.array(z.object({ container: PortNumber, protocol: Protocol })),
  volumes: z.array(z.string()),
  env: z.array(z.object({ name: z.string(), value: z.string() })),
  entrypoint: z.array(z.string()),
  command: z.array(z.string()),
  /** `linux/amd64` */
  platform: z.string(),
});
export type ImageDetail = z.infer<typeof ImageDetail>;

/** An image that a container was launched from, newest first. Kept by Berth, not by the engine. */
export const RecentImage = z.object({
  reference: z.string(),
  /** Milliseconds since the epoch. */
  usedAt: z.number(),
});
export type RecentImage = z.infer<typeof RecentImage>;
