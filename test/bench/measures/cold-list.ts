/** From nothing to the whole list of containers: Berth's connection and snapshot, and the docker CLI's `ps -a`. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import type { EngineTarget } from "../../../contract/model/engine.ts";
import { createEngine } from "../../../main/docker/create-engine.ts";

/** Milliseconds until a new connection has given its snapshot of `expected` containers. */
export async function coldSnapshot(socket: string, expected: number): Promise<number> {
  const target: EngineTarget = {
    id: "local",
    label: "This computer",
    kind: "local",
    address: `unix://${socket}`,
    remote: false,
  };
  const abort = new AbortController();
  const began = performance.now();
  const engine = createEngine(target);
  try {
    for await (const update of engine.watch(abort.signal)) {
      if (update.kind === "snapshot" && update.containers.length >= expected) return performance.now() - began;
    }
    throw new Error("the feed ended before its snapshot");
  } finally {
    abort.abort();
    await engine.close();
  }
}

/** Milliseconds that a docker CLI command takes, its output thrown away. */
export async function dockerCommand(socket: string, args: readonly string[]): Promise<number> {
  const began = performance.now();
  const child = spawn("docker", ["-H", `unix://${socket}`, ...args], { stdio: "ignore" });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`docker ${args.join(" ")} ended with ${code}`);
  return performance.now() - began;
}
