/** A real Docker engine of a chosen version, in a private folder and network, which leaves nothing behind. Needs root on Linux. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, openSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answers, askEngine } from "./api.ts";
import { type EngineVersion, engineSearchPath } from "./binaries.ts";
import { sweep } from "./clean-up.ts";
import { inNetwork, makeNetwork, signal } from "./network.ts";
import { until } from "./process.ts";

export interface ThrowAwayOptions {
  readonly version: EngineVersion;
  /** Containers go on running while the engine is away. On by default. */
  readonly liveRestore?: boolean;
  /** Where names without a registry ("library/…") are pulled from, instead of Docker Hub. */
  readonly registryMirror?: string;
}

export interface ThrowAwayEngine {
  readonly socket: string;
  /** What `DOCKER_HOST` must be. */
  readonly host: string;
  /** What the engine says of itself, e.g. `28.5.2` and `1.51`. */
  readonly version: string;
  readonly apiVersion: string;
  /** The network namespace that it runs in; see `inNetwork`. */
  readonly network: string;
  /** SIGKILL, as the kernel does when memory is short. Resolves when the engine and its containerd are gone. */
  kill(): Promise<void>;
  /** Starts it again after `kill`. Resolves when it answers. */
  restart(): Promise<void>;
  /** Removes its containers, ends it and every process of it, and deletes its folder and network. */
  stop(): Promise<void>;
}

/** Starts an engine. Rejects with the end of its log when it does not come up. */
export async function startThrowAway(options: ThrowAwayOptions): Promise<ThrowAwayEngine> {
  const folder = await mkdtemp(join(tmpdir(), "berth-engine-"));
  const network = `berth-${randomBytes(4).toString("hex")}`;
  const socket = join(folder, "docker.sock");
  // Read by the next run's `sweepStale` when this process dies before it has cleaned up.
  await writeFile(join(folder, "owner.json"), JSON.stringify({ pid: process.pid, network }));
  const path = await engineSearchPath(options.version);

  let daemon: ChildProcess;
  const start = async () => {
    daemon = launch(folder, network, path, options);
    await until("the engine to answer", 60, async () => {
      if (daemon.exitCode !== null) throw new Error(`dockerd ended with ${daemon.exitCode}:\n${endOfLog(folder)}`);
      return answers(socket);
    });
  };
  const kill = async () => {
    await end(daemon, "SIGKILL");
    await endContainerd(folder);
  };
  const stop = async () => {
    await sweep(folder, network, async () => {
      await end(daemon, "SIGTERM");
      await endContainerd(folder);
    });
  };

  try {
    await makeNetwork(network);
    await start();
    const facts = await askEngine<{ Version: string; ApiVersion: string }>(socket, "GET", "/version");
    return {
      socket,
      host: `unix://${socket}`,
      version: facts.Version.replace(/\+.*/, ""),
      apiVersion: facts.ApiVersion,
      network,
      kill,
      restart: start,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function launch(folder: string, network: string, path: string, options: ThrowAwayOptions): ChildProcess {
  const args = [
    `--host=unix://${join(folder, "docker.sock")}`,
    `--data-root=${join(folder, "data")}`,
    `--exec-root=${join(folder, "exec")}`,
    `--pidfile=${join(folder, "pid")}`,
    // From the range that is set apart for tests of networks: no one's own network is in it.
    "--bip=198.18.0.1/24",
    "--default-address-pool=base=198.19.0.0/16,size=24",
  ];
  if (options.liveRestore ?? true) args.push("--live-restore");
  if (options.registryMirror) args.push(`--registry-mirror=${options.registryMirror}`);
  const log = openSync(join(folder, "log"), "a");
  // A group of its own: Ctrl-C in the terminal reaches the tests, which then end the engine in order.
  const daemon = spawn(...inNetwork(network, "dockerd", args), {
    stdio: ["ignore", log, log],
    env: { ...process.env, PATH: path },
    detached: true,
  });
  closeSync(log);
  return daemon;
}

/** Signals a child and waits for its end; SIGKILL when it takes too long. */
async function end(child: ChildProcess | undefined, name: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill(name);
  const impatience = setTimeout(() => child.kill("SIGKILL"), 20_000);
  await ended;
  clearTimeout(impatience);
}

/** The engine's containerd ends a moment after it; while it lives, or its pid file does, the engine cannot start again. */
async function endContainerd(folder: string): Promise<void> {
  const file = join(folder, "exec/containerd/containerd.pid");
  const pid = Number(read(file));
  if (pid > 1) {
    signal(pid, "SIGTERM");
    await until("the engine's containerd to end", 20, () => !read(`/proc/${pid}/cmdline`)?.includes(folder));
  }
  await rm(file, { force: true });
}

function endOfLog(folder: string): string {
  return (read(join(folder, "log")) ?? "(no log)").split("\n").slice(-15).join("\n");
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
