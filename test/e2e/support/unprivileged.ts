/**
 * Berth as a person without root runs it, with Chromium's sandbox on: the configuration that is shipped. The app is copied with nothing
 * but what is packaged, to a place that such a person can read.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { chmod, chown, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { electronProgram, nobody, root } from "./launch.ts";

export interface Unprivileged {
  /** Takes the place of Electron's program. */
  readonly program: string;
  /** The app's folder, as packaged. */
  readonly app: string;
  /** Belongs to that person; the data folder's place. */
  readonly home: string;
  remove(): Promise<void>;
}

export async function prepareUnprivileged(): Promise<Unprivileged> {
  const folder = await mkdtemp(join(tmpdir(), "berth-unprivileged-"));
  await chmod(folder, 0o755);
  const home = join(folder, "home");
  await mkdir(home);
  await chown(home, nobody, nobody);

  const app = join(folder, "app");
  await mkdir(app);
  for (const part of ["out", "assets", "package.json", ...shippedModules()]) {
    await mkdir(dirname(join(app, part)), { recursive: true });
    await cp(join(root, part), join(app, part), { recursive: true });
  }
  const runtime = join(folder, "electron");
  // Links cost nothing; they work only within one file system.
  execFileSync("sh", ["-c", 'cp -al "$0" "$1" 2>/dev/null || cp -a "$0" "$1"', dirname(electronProgram()), runtime]);
  execFileSync("chmod", ["-R", "a+rX", app, runtime]);

  const program = join(folder, "electron-as-nobody");
  const script = `#!/bin/sh
exec setpriv --reuid=${nobody} --regid=${nobody} --clear-groups -- ${join(runtime, "electron")} "$@"
`;
  await writeFile(program, script);
  chmodSync(program, 0o755);
  return { program, app, home, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The folders of node_modules that are packaged: what the bundles load at run time. */
function shippedModules(): string[] {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean; optional?: boolean }>;
  };
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path.startsWith("node_modules/") && !entry.dev && !entry.devOptional && !entry.optional)
    .map(([path]) => path)
    .filter((path) => !path.includes("/node_modules/", 1));
}
