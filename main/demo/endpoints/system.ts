/** Who the engine is: `_ping`, `version`, `info`. */
import { type ApiMinor, apiText, oldestApi, releaseOf, speaksNewTexts } from "../api-version.ts";
import { rfc3339 } from "../clock.ts";
import { type Call, engineHeaders, sendJson } from "../http/call.ts";
import type { State } from "../model.ts";

const KERNEL = "6.12.9-demo";

export function ping(call: Call): void {
  const { world, request, response } = call;
  response.writeHead(200, {
    ...engineHeaders(world),
    ...(speaksNewTexts(world.api) ? { "Builder-Version": "2", Swarm: "inactive" } : {}),
    "Cache-Control": "no-cache, no-store, must-revalidate",
    Pragma: "no-cache",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Length": request.method === "HEAD" ? "0" : "2",
  });
  response.end(request.method === "HEAD" ? undefined : "OK");
}

export function version(call: Call): void {
  const { api } = call.world;
  const facts = {
    Version: releaseOf(api),
    ApiVersion: apiText(api),
    MinAPIVersion: apiText(oldestApi(api)),
    GitCommit: "demo",
    GoVersion: "go1.24.9",
    Os: "linux",
    Arch: "amd64",
    KernelVersion: KERNEL,
    BuildTime: "2026-01-15T00:00:00.000000000+00:00",
  };
  sendJson(call, 200, { Platform: { Name: "Berth demo engine" }, ...componentsOf(api, facts), ...facts });
}

function componentsOf(api: ApiMinor, facts: Readonly<Record<string, string>>): object {
  if (api < 35) return {};
  const { Version, ...rest } = facts;
  return { Components: [{ Name: "Engine", Version, Details: { ...rest, Experimental: "false" } }] };
}

export function info(call: Call): void {
  const { world } = call;
  const count = (state: State) => world.containers.all().filter((container) => container.state === state).length;
  const running = count("running") + count("restarting");
  const paused = count("paused");
  sendJson(call, 200, {
    ID: "9f0d7c52-5d4e-4a3c-8f63-2f7f6d656f64",
    Containers: world.containers.size,
    ContainersRunning: running,
    ContainersPaused: paused,
    ContainersStopped: world.containers.size - running - paused,
    Images: world.images.all().length,
    Driver: "overlay2",
    DriverStatus: [["Backing Filesystem", "extfs"]],
    Plugins: { Volume: ["local"], Network: ["bridge", "host", "null"], Authorization: null, Log: ["json-file"] },
    ...limits(),
    NEventsListener: 1,
    SystemTime: rfc3339(world.clock.now()),
    LoggingDriver: "json-file",
    CgroupDriver: "systemd",
    CgroupVersion: "2",
    KernelVersion: KERNEL,
    OperatingSystem: "Berth demo engine",
    OSVersion: "1",
    OSType: "linux",
    Architecture: "x86_64",
    IndexServerAddress: "https://index.docker.io/v1/",
    RegistryConfig: registries(),
    NCPU: 4,
    MemTotal: 16_717_639_680,
    DockerRootDir: "/var/lib/docker",
    HttpProxy: "",
    HttpsProxy: "",
    NoProxy: "",
    Name: "demo",
    Labels: [],
    ExperimentalBuild: false,
    ServerVersion: releaseOf(world.api),
    Runtimes: { runc: { path: "runc" } },
    DefaultRuntime: "runc",
    Swarm: inactiveSwarm(),
    LiveRestoreEnabled: false,
    Isolation: "",
    InitBinary: "docker-init",
    SecurityOptions: ["name=seccomp,profile=builtin", "name=cgroupns"],
    Warnings: null,
  });
}

function limits(): object {
  const names = [
    "MemoryLimit",
    "SwapLimit",
    "CpuCfsPeriod",
    "CpuCfsQuota",
    "CPUShares",
    "CPUSet",
    "PidsLimit",
    "IPv4Forwarding",
  ];
  return Object.fromEntries(names.map((name) => [name, true]));
}

function registries(): object {
  return {
    IndexConfigs: { "docker.io": { Mirrors: [], Name: "docker.io", Official: true, Secure: true } },
    InsecureRegistryCIDRs: ["::1/128", "127.0.0.0/8"],
    Mirrors: null,
  };
}

function inactiveSwarm(): object {
  return {
    NodeID: "",
    NodeAddr: "",
    LocalNodeState: "inactive",
    ControlAvailable: false,
    Error: "",
    RemoteManagers: null,
  };
}
