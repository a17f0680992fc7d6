/**
 * What Berth uses of the Engine API's answers, and nothing else. Everything that dockerode returns goes through here.
 * Tolerant of `null` where an engine writes it for "none" (Go's empty slices and maps).
 */
import { z } from "zod";

const texts = z
  .record(z.string(), z.string().nullable())
  .nullish()
  .transform((map) => map ?? {});
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

export const PortRow = z.object({
  IP: z.string().nullish(),
  PrivatePort: z.number(),
  PublicPort: z.number().nullish(),
  Type: z.string().nullish(),
});

/** One of `GET /containers/json`. */
export const ContainerRow = z.object({
  Id: z.string(),
  Names: list(z.string()),
  Image: z.string(),
  ImageID: z.string().nullish(),
  Command: z.string().nullish(),
  /** Seconds since the epoch. */
  Created: z.number(),
  State: z.string(),
  Status: z.string().nullish(),
  Ports: list(PortRow),
  Labels: texts,
});
export type ContainerRow = z.infer<typeof ContainerRow>;
export const ContainerRows = z.array(ContainerRow);

/** One of `GET /images/json`. */
export const ImageRow = z.object({
  Id: z.string(),
  RepoTags: list(z.string()),
  RepoDigests: list(z.string()),
  Size: z.number().nullish(),
  /** Seconds since the epoch. */
  Created: z.number(),
});
export type ImageRow = z.infer<typeof ImageRow>;
export const ImageRows = z.array(ImageRow);

const anyKeys = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((map) => Object.keys(map ?? {}));
/** Podman gives a plain string where Docker gives a list. */
const words = z
  .union([z.array(z.string()), z.string()])
  .nullish()
  .transform((value) => (typeof value === "string" ? [value] : (value ?? [])));

/** `GET /images/{name}/json`. */
export const ImageDocument = z.object({
  Id: z.string(),
  RepoTags: list(z.string()),
  RepoDigests: list(z.string()),
  Size: z.number().nullish(),
  /** RFC 3339; absent since API 1.44 when the image does not say. */
  Created: z.string().nullish(),
  Os: z.string().nullish(),
  Architecture: z.string().nullish(),
  Variant: z.string().nullish(),
  Config: z
    .object({
      ExposedPorts: anyKeys,
      Volumes: anyKeys,
      Env: list(z.string()),
      Entrypoint: words,
      Cmd: words,
    })
    .nullish(),
});
export type ImageDocument = z.infer<typeof ImageDocument>;

const Binding = z.object({ HostIp: z.string().nullish(), HostPort: z.string().nullish() });
const Bindings = z.record(z.string(), z.array(Binding).nullish()).nullish();

/** `GET /containers/{id}/json`. */
export const ContainerDocument = z.object({
  Id: z.string(),
  Name: z.string(),
  Image: z.string(),
  Created: z.string(),
  Path: z.string().nullish(),
  Args: list(z.string()),
  RestartCount: z.number().nullish(),
  State: z.object({
    Status: z.string(),
    ExitCode: z.number().nullish(),
    Error: z.string().nullish(),
    OOMKilled: z.boolean().nullish(),
    StartedAt: z.string().nullish(),
    FinishedAt: z.string().nullish(),
    Health: z.object({ Status: z.string().nullish() }).nullish(),
  }),
  Config: z.object({ Image: z.string().nullish(), Tty: z.boolean().nullish(), Labels: texts, ExposedPorts: anyKeys }),
  HostConfig: z
    .object({ RestartPolicy: z.object({ Name: z.string().nullish() }).nullish(), PortBindings: Bindings })
    .nullish(),
  NetworkSettings: z.object({ Ports: Bindings }).nullish(),
  Mounts: list(
    z.object({
      Type: z.string().nullish(),
      Name: z.string().nullish(),
      Source: z.string().nullish(),
      Destination: z.string(),
      RW: z.boolean().nullish(),
    }),
  ),
});
export type ContainerDocument = z.infer<typeof ContainerDocument>;

/** A time of the engine's, whole, up to the year 2262, where its own counter of nanoseconds (an int64) ends. */
const time = (most: number) => z.number().min(0).max(most).transform(Math.trunc);

/** One message of `GET /events`. `status`, `id` and `from` are not read: API 1.52 dropped them. */
export const EventMessage = z.object({
  Type: z.string(),
  Action: z.string(),
  Actor: z.object({ ID: z.string(), Attributes: texts }),
  time: time(9_223_372_036).nullish(),
  timeNano: time(9_223_372_036e9).nullish(),
});

/** dockerode's answer to a create: its own object, of which only the id is used. */
export const CreateAnswer = z.object({ id: z.string() });

/** One of `GET /images/search`. */
export const SearchRows = z.array(
  z.object({
    name: z.string(),
    description: z.string().nullish(),
    is_official: z.boolean().nullish(),
    star_count: z.number().nullish(),
  }),
);
