/** The programs that throw-away engines need, from Debian's packages. */
import { join } from "node:path";
import { canUseApt, isDebian, unpackPackages } from "./debian.ts";

/** Both ends of the range that Berth supports: API 1.41, and the newest that Debian has. `own` is what another distribution has. */
export type EngineVersion = "20.10" | "28" | "own";

/** The versions that can be started on this machine. */
export function startableVersions(): readonly EngineVersion[] {
  if (isDebian()) return ["20.10", "28"];
  return canUseApt() ? ["own"] : [];
}

/** What `PATH` must be for `dockerd` of that version to find its own helpers first. */
export async function engineSearchPath(version: EngineVersion): Promise<string> {
  // The newest runc does not run on every kernel that the newest engine runs on; the older one serves both.
  const roots = [await olderEngine()];
  if (version === "28") roots.unshift(await unpackPackages("engine-28", "sid", ["docker.io", "containerd"]));
  const folders = roots.flatMap((root) => [join(root, "usr/sbin"), join(root, "usr/bin")]);
  return [...folders, process.env.PATH ?? "/usr/sbin:/usr/bin:/sbin:/bin"].join(":");
}

function olderEngine(): Promise<string> {
  return unpackPackages(isDebian() ? "engine-20.10" : "engine-own", "bookworm", ["docker.io", "containerd", "runc"]);
}

/** The docker command: one that works with both engines, else the person's own. */
export async function dockerCommand(): Promise<string> {
  return canUseApt() ? join(await olderEngine(), "usr/bin/docker") : "docker";
}

/** A Docker registry server. */
export async function registryCommand(): Promise<string> {
  return join(await unpackPackages("registry", "bookworm", ["docker-registry"]), "usr/bin/docker-registry");
}

/** A static busybox: all that the test images are made of. */
export async function busyboxBinary(): Promise<string> {
  return join(await unpackPackages("busybox", "bookworm", ["busybox-static"]), "bin/busybox");
}
