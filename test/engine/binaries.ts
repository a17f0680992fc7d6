/** The programs that throw-away engines need, from Debian's packages. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { unpackDebian } from "./debian.ts";

/** Both ends of the range that Berth supports: API 1.41, and the newest that Debian has. */
export const engineVersions = ["20.10", "28"] as const;
export type EngineVersion = (typeof engineVersions)[number];

/** What `PATH` must be for `dockerd` of that version to find its own helpers first. */
export async function engineSearchPath(version: EngineVersion): Promise<string> {
  // The newest runc does not run on every kernel that the newest engine runs on; the older one serves both.
  const older = await unpackDebian("engine-20.10", "bookworm", ["docker.io", "containerd", "runc"]);
  const roots = [older];
  if (version === "28") roots.unshift(await unpackDebian("engine-28", "sid", ["docker.io", "containerd"]));
  const folders = roots.flatMap((root) => [join(root, "usr/sbin"), join(root, "usr/bin")]);
  return [...folders, process.env["PATH"] ?? "/usr/sbin:/usr/bin:/sbin:/bin"].join(":");
}

/** The docker command: it works with both engines. */
export async function dockerCommand(): Promise<string> {
  return join(await unpackDebian("engine-20.10", "bookworm", ["docker.io", "containerd", "runc"]), "usr/bin/docker");
}

/** A Docker registry server. */
export async function registryCommand(): Promise<string> {
  return join(await unpackDebian("registry", "bookworm", ["docker-registry"]), "usr/bin/docker-registry");
}

/** A static busybox: all that the test images are made of. */
export async function busyboxBinary(): Promise<string> {
  const bin = join(await unpackDebian("busybox", "bookworm", ["busybox-static"]), "bin");
  const [file] = (await readdir(bin)).filter((name) => name === "busybox");
  if (!file) throw new Error(`busybox-static has no bin/busybox (looked in ${bin})`);
  return join(bin, file);
}
