/** The engines that are measured: real ones filled with containers, and the demo engine for sizes that no test machine holds. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { askEngine, each } from "../engine/api.ts";
import { baseImage, ensureBase } from "../engine/images.ts";
import { startThrowAway, type ThrowAwayEngine } from "../engine/throw-away.ts";

const LABEL = "berth.test";

export async function realEngine(): Promise<ThrowAwayEngine> {
  const engine = await startThrowAway({ version: "28" });
  await ensureBase(engine.host);
  return engine;
}

/** Sees to it that there are `wanted` containers, named `bench-0001` and so on. The first hundred run (they sleep). */
export async function fill(socket: string, wanted: number): Promise<void> {
  const there = await askEngine<readonly { Names: readonly string[] }[]>(socket, "GET", "/containers/json?all=true");
  const taken = new Set(there.flatMap(({ Names }) => Names));
  const numbers = Array.from({ length: wanted }, (_, index) => index + 1);
  await each(numbers, 4, async (number) => {
    const name = `bench-${String(number).padStart(4, "0")}`;
    if (taken.has(`/${name}`)) return;
    const body = { Image: baseImage, Cmd: ["sleep", "1000000"], Labels: { [LABEL]: "bench" }, StopTimeout: 0 };
    const { Id } = await askEngine<{ Id: string }>(socket, "POST", `/containers/create?name=${name}`, body);
    if (number <= 100) await askEngine(socket, "POST", `/containers/${Id}/start`);
  });
}

/** A container that has written `lines` lines of 99 bytes and ended. */
export async function chattyContainer(socket: string, lines: number): Promise<void> {
  const script = `yes "$(printf '%098d' 7)" | head -n ${lines}`;
  const body = { Image: baseImage, Cmd: ["sh", "-c", script], Labels: { [LABEL]: "bench" } };
  const { Id } = await askEngine<{ Id: string }>(socket, "POST", "/containers/create?name=a-long-log", body);
  await askEngine(socket, "POST", `/containers/${Id}/start`);
  await askEngine(socket, "POST", `/containers/${Id}/wait`);
}

export interface DemoEngine {
  readonly socket: string;
  stop(): Promise<void>;
}

/** The demo engine as it is shipped, with `containers` more containers than usual. */
export async function demoEngine(root: string, containers: number): Promise<DemoEngine> {
  const folder = await mkdtemp(path.join(tmpdir(), "berth-bench-demo-"));
  const socket = path.join(folder, "docker.sock");
  const program = path.join(root, "out/main/demo.js");
  const child = spawn(process.execPath, [program, "--socket", socket, "--containers", String(containers)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  await once(createInterface({ input: child.stdout }), "line");
  return {
    socket,
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
