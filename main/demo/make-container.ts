/** Makes a container of what `POST /containers/create` is given, completed from its image. */
import type { Instant } from "./clock.ts";
import type { Image } from "./images.ts";
import { createLog } from "./logs/log.ts";
import type { Behaviour, Config, Container, HostConfig, Mount } from "./model.ts";
import { behaviourOf } from "./program.ts";
import { hexId } from "./random.ts";

/** What the caller of create may give; the rest comes from the image. */
export interface ContainerWish {
  readonly name: string;
  readonly image: string;
  readonly config: Partial<Config>;
  readonly hostConfig: Partial<HostConfig>;
  readonly mounts?: readonly Mount[];
  readonly behaviour?: Partial<Behaviour>;
}

const NO_RESTART = { Name: "no", MaximumRetryCount: 0 };

export function makeContainer(wish: ContainerWish, image: Image, index: number, seed: number, at: Instant): Container {
  const id = hexId(seed, index);
  const { profile } = image;
  const given = wish.config;
  const Entrypoint = given.Entrypoint ?? profile.entrypoint;
  const exposed = Object.fromEntries(profile.ports.map((port) => [port, {}]));
  const volumes = Object.fromEntries(profile.volumes.map((path) => [path, {}]));
  const config: Config = {
    Hostname: given.Hostname || id.slice(0, 12),
    User: given.User ?? "",
    Tty: given.Tty ?? false,
    OpenStdin: given.OpenStdin ?? false,
    Env: mergeEnv(profile.env, given.Env ?? []),
    Cmd: given.Cmd ?? (given.Entrypoint ? null : profile.cmd),
    Entrypoint,
    Image: wish.image,
    Volumes:
      profile.volumes.length + Object.keys(given.Volumes ?? {}).length === 0 ? null : { ...volumes, ...given.Volumes },
    WorkingDir: given.WorkingDir || profile.workingDir,
    Labels: given.Labels ?? {},
    ExposedPorts: { ...exposed, ...given.ExposedPorts },
    ...(given.Healthcheck === undefined ? {} : { Healthcheck: given.Healthcheck }),
  };
  const hostConfig: HostConfig = {
    Binds: wish.hostConfig.Binds ?? null,
    NetworkMode: wish.hostConfig.NetworkMode ?? "default",
    PortBindings: wish.hostConfig.PortBindings ?? {},
    PublishAllPorts: wish.hostConfig.PublishAllPorts ?? false,
    RestartPolicy: wish.hostConfig.RestartPolicy?.Name ? wish.hostConfig.RestartPolicy : NO_RESTART,
    AutoRemove: wish.hostConfig.AutoRemove ?? false,
    Memory: wish.hostConfig.Memory ?? 0,
  };
  return {
    id,
    name: wish.name,
    image: wish.image,
    imageId: image.id,
    createdAt: at,
    config,
    hostConfig,
    mounts: [...mountsOf(hostConfig, config, id), ...(wish.mounts ?? [])],
    behaviour: { ...behaviourOf(wish.image, config, image), ...wish.behaviour },
    log: createLog(),
    address: `172.${17 + (index >> 16)}.${(index >> 8) & 255}.${2 + (index & 127)}`,
    state: "created",
    exitCode: 0,
    outOfMemory: false,
    error: "",
    pid: 0,
    startedAt: null,
    finishedAt: null,
    restartCount: 0,
    health: null,
    ports: [],
    stoppedByHand: false,
    run: 0,
  };
}

/** Later values win, as the engine merges the image's environment with the caller's. */
function mergeEnv(image: readonly string[], given: readonly string[]): readonly string[] {
  const merged = new Map<string, string>();
  for (const entry of [...image, ...given]) merged.set(entry.split("=", 1)[0] ?? entry, entry);
  return [...merged.values()];
}

/** Binds of the host config, and an anonymous volume for each volume of the image that no bind covers. */
function mountsOf(hostConfig: HostConfig, config: Config, id: string): readonly Mount[] {
  const bound = (hostConfig.Binds ?? []).map(bindMount);
  const anonymous = Object.keys(config.Volumes ?? {})
    .filter((path) => !bound.some((mount) => mount.Destination === path))
    .map((path, k) => volumeMount(hexId(Number.parseInt(id.slice(0, 8), 16), k), path, ""));
  return [...bound, ...anonymous];
}

function bindMount(bind: string): Mount {
  const [source = "", target = "", mode = ""] = bind.split(":");
  if (!source.startsWith("/")) return volumeMount(source, target, mode || "z");
  const RW = !mode.split(",").includes("ro");
  return { Type: "bind", Source: source, Destination: target, Mode: mode, RW, Propagation: "rprivate" };
}

function volumeMount(name: string, target: string, mode: string): Mount {
  return {
    Type: "volume",
    Name: name,
    Source: `/var/lib/docker/volumes/${name}/_data`,
    Destination: target,
    Driver: "local",
    Mode: mode,
    RW: !mode.split(",").includes("ro"),
    Propagation: "",
  };
}
