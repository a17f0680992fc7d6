/** What a new container is to be: the launch sheet's data, and the API's. */
import { z } from "zod";
import { ContainerName, PortNumber, Protocol, RestartPolicy } from "./container.ts";
import { ImageReference } from "./reference.ts";

/** A port to publish. Without `host` Berth picks one that the engine does not publish yet, and tries the next when it is taken. */
export const PortRequest = z.object({
  container: PortNumber,
  protocol: Protocol.default("tcp"),
  host: PortNumber.optional(),
});
export type PortRequest = z.infer<typeof PortRequest>;

export const EnvironmentVariable = z.object({
  name: z.string().regex(/^[^=\s\0]+$/, "A variable's name has no spaces and no =."),
  value: z.string(),
});
export type EnvironmentVariable = z.infer<typeof EnvironmentVariable>;

/** A named volume (`source` is its name) or a folder of the engine's machine (`source` is an absolute path). */
export const MountRequest = z.object({
  source: z.string().min(1, "Name a volume, or give an absolute path."),
  target: z.string().regex(/^\/|^[A-Za-z]:[\\/]/, "The path inside the container starts with /."),
  readOnly: z.boolean().default(false),
});
export type MountRequest = z.infer<typeof MountRequest>;

export const ContainerSpec = z.object({
  image: ImageReference,
  /** Without one Berth makes a unique name from the image's. */
  name: ContainerName.optional(),
  /** Arguments in place of the image's CMD. */
  command: z.array(z.string()).optional(),
  env: z.array(EnvironmentVariable).default([]),
  ports: z.array(PortRequest).default([]),
  /** Also publish every port that the image exposes and `ports` does not name. */
  publishExposed: z.boolean().default(false),
  mounts: z.array(MountRequest).default([]),
  restart: RestartPolicy.default("no"),
  labels: z.record(z.string(), z.string()).default({}),
});
export type ContainerSpec = z.infer<typeof ContainerSpec>;
export type ContainerSpecInput = z.input<typeof ContainerSpec>;
