/** A container in the engine's own documents: the list's row and the inspect answer. */
import { type ApiMinor, speaksNewTexts } from "./api-version.ts";
import { NEVER, rfc3339 } from "./clock.ts";
import { type Container, isRunning, type Port } from "./model.ts";
import { hashText, hexId } from "./random.ts";
import { statusText } from "./status-text.ts";

const DATA = "/var/lib/docker";

/** The row of `GET /containers/json`. */
export function listRow(container: Container, nowMs: number, api: ApiMinor): object {
  return {
    Id: container.id,
    Names: [`/${container.name}`],
    Image: container.image,
    ImageID: container.imageId,
    Command: commandText(container),
    Created: Math.floor(container.createdAt.ms / 1000),
    Ports: container.ports.map(({ container: PrivatePort, protocol: Type, host }) =>
      host === null ? { PrivatePort, Type } : { IP: host.ip, PrivatePort, PublicPort: host.port, Type },
    ),
    Labels: container.config.Labels,
    State: container.state,
    Status: statusText(container, nowMs),
    HostConfig: { NetworkMode: networkMode(container, api) },
    NetworkSettings: { Networks: { [networkName(container)]: endpoint(container, api) } },
    Mounts: container.mounts,
  };
}

export function networkName(container: Container): string {
  const mode = container.hostConfig.NetworkMode;
  return mode === "default" || mode === "" ? "bridge" : mode;
}

const networkIds = new Map<string, string>();

export function networkId(name: string): string {
  const known = networkIds.get(name) ?? hexId(hashText(name), 0);
  networkIds.set(name, known);
  return known;
}

function networkMode(container: Container, api: ApiMinor): string {
  const name = networkName(container);
  return name === "bridge" && !speaksNewTexts(api) ? "default" : name;
}

/** The program with its arguments, those with spaces quoted, as the engine writes it. */
export function commandText(container: Container): string {
  const { Entrypoint, Cmd } = container.config;
  return [...(Entrypoint ?? []), ...(Cmd ?? [])]
    .map((word, i) => (i > 0 && word.includes(" ") ? `'${word}'` : word))
    .join(" ");
}

/** Ids of it are made of the container's own, for 10,000 rows have to be made in a moment. */
function endpoint(container: Container, api: ApiMinor): object {
  const { id, address } = container;
  const connected = container.state === "running" || container.state === "paused";
  const mac = connected ? `02:42:${id.slice(0, 2)}:${id.slice(2, 4)}:${id.slice(4, 6)}:${id.slice(6, 8)}` : "";
  return {
    IPAMConfig: null,
    Links: null,
    Aliases: null,
    MacAddress: mac,
    DriverOpts: null,
    GwPriority: api >= 48 ? 0 : undefined,
    NetworkID: networkId(networkName(container)),
    EndpointID: connected ? id.slice(32) + id.slice(0, 32) : "",
    Gateway: connected ? `${address.slice(0, address.lastIndexOf("."))}.1` : "",
    IPAddress: connected ? address : "",
    IPPrefixLen: connected ? 16 : 0,
    IPv6Gateway: "",
    GlobalIPv6Address: "",
    GlobalIPv6PrefixLen: 0,
    DNSNames: api >= 44 ? null : undefined,
  };
}

/** The answer of `GET /containers/{id}/json`. */
export function inspectDocument(container: Container, api: ApiMinor): object {
  const { config, hostConfig, health } = container;
  const [path = "", ...args] = [...(config.Entrypoint ?? []), ...(config.Cmd ?? [])];
  const folder = `${DATA}/containers/${container.id}`;
  const seed = hashText(container.id);
  return {
    Id: container.id,
    Created: rfc3339(container.createdAt),
    Path: path,
    Args: args,
    State: {
      Status: container.state,
      Running: isRunning(container),
      Paused: container.state === "paused",
      Restarting: container.state === "restarting",
      OOMKilled: container.outOfMemory,
      Dead: container.state === "dead",
      Pid: container.pid,
      ExitCode: container.exitCode,
      Error: container.error,
      StartedAt: container.startedAt === null ? NEVER : rfc3339(container.startedAt),
      FinishedAt: container.finishedAt === null ? NEVER : rfc3339(container.finishedAt),
      ...(health === null
        ? {}
        : {
            Health: {
              Status: health.status,
              FailingStreak: health.failingStreak,
              Log: health.probes.map(({ at, exitCode, output }) => ({
                Start: rfc3339(at),
                End: rfc3339({ ms: at.ms + 60, ns: at.ns }),
                ExitCode: exitCode,
                Output: output,
              })),
            },
          }),
    },
    Image: container.imageId,
    ResolvConfPath: `${folder}/resolv.conf`,
    HostnamePath: `${folder}/hostname`,
    HostsPath: `${folder}/hosts`,
    LogPath: `${folder}/${container.id}-json.log`,
    Name: `/${container.name}`,
    RestartCount: container.restartCount,
    Driver: "overlay2",
    Platform: "linux",
    MountLabel: "",
    ProcessLabel: "",
    AppArmorProfile: "docker-default",
    ExecIDs: null,
    HostConfig: {
      ...hostConfig,
      NetworkMode: networkMode(container, api),
      ContainerIDFile: "",
      LogConfig: { Type: "json-file", Config: {} },
      VolumeDriver: "",
      VolumesFrom: null,
      CapAdd: null,
      CapDrop: null,
      CgroupnsMode: "private",
      Dns: null,
      DnsOptions: null,
      DnsSearch: null,
      ExtraHosts: null,
      IpcMode: "private",
      Links: null,
      OomScoreAdj: 0,
      PidMode: "",
      Privileged: false,
      ReadonlyRootfs: false,
      SecurityOpt: null,
      ShmSize: 67_108_864,
      Runtime: "runc",
      CpuShares: 0,
      NanoCpus: 0,
      MemorySwap: 0,
      PidsLimit: null,
      Ulimits: null,
    },
    GraphDriver: {
      Data: {
        MergedDir: `${DATA}/overlay2/${hexId(seed, 5)}/merged`,
        UpperDir: `${DATA}/overlay2/${hexId(seed, 5)}/diff`,
      },
      Name: "overlay2",
    },
    Mounts: container.mounts,
    Config: {
      ...config,
      Domainname: "",
      AttachStdin: false,
      AttachStdout: false,
      AttachStderr: false,
      StdinOnce: false,
      OnBuild: null,
    },
    NetworkSettings: {
      Bridge: "",
      SandboxID: container.pid === 0 ? "" : hexId(seed, 6),
      SandboxKey: container.pid === 0 ? "" : `/var/run/docker/netns/${hexId(seed, 6).slice(0, 12)}`,
      Ports: portMap(container.ports),
      Networks: { [networkName(container)]: endpoint(container, api) },
    },
  };
}

function portMap(ports: readonly Port[]): Record<string, { HostIp: string; HostPort: string }[] | null> {
  const map: Record<string, { HostIp: string; HostPort: string }[] | null> = {};
  for (const { key, host } of ports) {
    if (host === null) map[key] ??= null;
    else map[key] = [...(map[key] ?? []), { HostIp: host.ip, HostPort: String(host.port) }];
  }
  return map;
}
