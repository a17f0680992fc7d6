/**
 * Debian packages without installing them: downloaded with apt into a cache of our own and unpacked there. Nothing of it starts a
 * service, and releases other than this machine's can be had. The mirror is the one that this machine's apt uses.
 */
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { run } from "./process.ts";

/** Downloads outlive the clone, so that each is made once a machine. */
export const cacheFolder = process.env["BERTH_CACHE_DIR"] ?? join(homedir(), ".cache", "berth");

/** Is apt here, and may we use it? */
export function canUseApt(): boolean {
  return process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

/**
 * Unpacks packages of one Debian release and answers with the folder that stands for `/`.
 *
 * @param name the folder in the cache; a second call with the same name finds it there
 * @param release `bookworm`, `sid` …
 */
export async function unpackDebian(name: string, release: string, packages: readonly string[]): Promise<string> {
  const target = join(cacheFolder, name);
  if (existsSync(target)) return target;
  const work = `${target}.${process.pid}`;
  const downloads = join(work, "downloads");
  const state = join(work, "apt");
  await mkdir(join(state, "lists/partial"), { recursive: true });
  await mkdir(join(state, "cache/archives/partial"), { recursive: true });
  await mkdir(downloads, { recursive: true });
  try {
    await writeFile(join(state, "sources.list"), `deb ${await debianMirror()} ${release} main\n`);
    const apt = [
      `-oDir::State::Lists=${join(state, "lists")}`,
      `-oDir::Cache=${join(state, "cache")}`,
      `-oDir::Etc::SourceList=${join(state, "sources.list")}`,
      "-oDir::Etc::SourceParts=/dev/null",
      // The download folder is root's own, which apt's unprivileged helper cannot enter.
      "-oAPT::Sandbox::User=root",
      "-oAcquire::Retries=3",
    ];
    await run("apt-get", [...apt, "update"]);
    await run("apt-get", [...apt, "download", ...packages], { cwd: downloads });
    for (const file of await readdir(downloads)) await run("dpkg", ["-x", join(downloads, file), join(work, "root")]);
    await rename(join(work, "root"), target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return target;
}

/** Options and address of this machine's Debian mirror, as a `sources.list` line wants them. Throws where the machine has none. */
async function debianMirror(): Promise<string> {
  const format = "$(ORIGIN)|$(COMPONENT)|$(REPO_URI)";
  const targets = () => run("apt-get", ["indextargets", "--format", format, "Created-By: Packages"]);
  let lines = await targets();
  if (!lines.includes("Debian|main|")) {
    await run("apt-get", ["-oAcquire::Retries=3", "update"]);
    lines = await targets();
  }
  const found = lines
    .split("\n")
    .map((line) => line.split("|"))
    .find(([origin, component, uri]) => origin === "Debian" && component === "main" && !uri?.includes("security"));
  if (!found) throw new Error("This machine's apt has no Debian mirror, so no engine can be fetched from one.");
  return `[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${found[2]}`;
}
