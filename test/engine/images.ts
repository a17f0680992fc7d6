/** Images for tests, made of nothing but a static busybox: no registry is needed to have them. */
import { chmod, copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { busyboxBinary, dockerCommand } from "./binaries.ts";
import { canUseApt } from "./debian.ts";
import { run, tryRun } from "./process.ts";

/** Has every busybox applet: sh, seq, yes, httpd, nc, wget … */
export const baseImage = "busybox:latest";

/**
 * Sees to it that the engine has the base image: the one that is there, else one made from Debian's busybox, else a pulled one.
 *
 * @returns takes it away again, when it was not there before
 */
export async function ensureBase(host: string): Promise<() => Promise<void>> {
  const docker = await dockerCommand();
  if ((await tryRun(docker, ["--host", host, "image", "inspect", baseImage])).code === 0) return async () => {};
  if (canUseApt()) await importBase(host);
  else await run(docker, ["--host", host, "pull", baseImage]);
  return async () => void (await tryRun(docker, ["--host", host, "image", "rm", baseImage]));
}

async function importBase(host: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "berth-rootfs-"));
  try {
    const root = join(folder, "root");
    await makeRoot(root);
    const archive = join(folder, "root.tar");
    await run("tar", ["-C", root, "--owner=0", "--group=0", "-cf", archive, "."]);
    const changes = ['CMD ["/bin/sh"]', "ENV PATH=/bin"].flatMap((change) => ["--change", change]);
    await run(await dockerCommand(), ["--host", host, "import", ...changes, archive, baseImage]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function makeRoot(root: string): Promise<void> {
  const busybox = join(root, "bin/busybox");
  for (const name of ["bin", "etc", "tmp"]) await mkdir(join(root, name), { recursive: true });
  await copyFile(await busyboxBinary(), busybox);
  await chmod(busybox, 0o755);
  await chmod(join(root, "tmp"), 0o1777);
  for (const applet of (await run(busybox, ["--list"])).split("\n")) {
    if (applet && applet !== "busybox") await symlink("busybox", join(root, "bin", applet));
  }
  await writeFile(join(root, "etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
}

export interface TestImage {
  /** A full reference. */
  readonly name: string;
  /** Dockerfile lines after `FROM`. */
  readonly lines: readonly string[];
  /** Labels it, so that it can be removed by label. */
  readonly run?: string;
}

/** Builds an image on the base image. */
export async function buildImage(host: string, image: TestImage): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "berth-image-"));
  try {
    await writeFile(join(folder, "Dockerfile"), [`FROM ${baseImage}`, ...image.lines, ""].join("\n"));
    const label = image.run ? ["--label", `berth.test=${image.run}`] : [];
    // The classic builder is in both engines; the newer one is a plugin that may not be there.
    const env = { ...process.env, DOCKER_BUILDKIT: "0" };
    await run(await dockerCommand(), ["--host", host, "build", "--quiet", ...label, "--tag", image.name, folder], {
      env,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A web server that answers "Hello from Berth" on port 8080. */
export const webLines = [
  "RUN mkdir -p /www && echo 'Hello from Berth' > /www/index.html",
  "EXPOSE 8080",
  'CMD ["httpd", "-f", "-p", "8080", "-h", "/www"]',
] as const;

/** Layers of bytes that do not compress, so that pulling them through a slow line takes a while. */
export function bulkyLines(layers: number, kilobytes: number): string[] {
  const one = (layer: number) => `RUN dd if=/dev/urandom of=/layer-${layer} bs=1024 count=${kilobytes} 2>/dev/null`;
  return [...Array.from({ length: layers }, (_, index) => one(index + 1)), 'CMD ["sleep", "3600"]'];
}
