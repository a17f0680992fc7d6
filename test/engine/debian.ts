/**
 * Debian packages without installing them: downloaded with apt into a cache of our own and unpacked there. Nothing of it starts a
 * service, and releases other than this machine's can be had. The mirror is the one that this machine's apt uses.
 */
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { run } from "./process.ts";

/** Downloads outlive the clone, so that each is made once a machine. */
export const cacheFolder = process.env.BERTH_CACHE_DIR ?? join(homedir(), ".cache", "berth");

/** Is apt here, and may we use it? */
export function canUseApt(): boolean {
  return process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

/** Debian itself has several engine versions to offer; its descendants (Ubuntu) only their own. */
export function isDebian(): boolean {
  return canUseApt() && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
}

/**
 * Unpacks packages of one Debian release and answers with the folder that stands for `/`. Where this machine is not Debian, its own
 * distribution's packages are taken, whatever their version.
 *
 * @param name the folder in the cache; a second call with the same name finds it there
 * @param release `bookworm`, `sid` …
 */
export async function unpackPackages(name: string, release: string, packages: readonly string[]): Promise<string> {
  const target = join(cacheFolder, name);
  if (existsSync(target)) return target;
  const work = `${target}.${process.pid}`;
  const downloads = join(work, "downloads");
  await mkdir(downloads, { recursive: true });
  try {
    const options = isDebian() ? await privateApt(join(work, "apt"), release) : [];
    // The download folder is root's own, which apt's unprivileged helper cannot enter.
    const apt = [...options, "-oAPT::Sandbox::User=root", "-oAcquire::Retries=3"];
    await run("apt-get", [...apt, "update"]);
    await run("apt-get", [...apt, "download", ...packages], { cwd: downloads });
    for (const file of await readdir(downloads)) await run("dpkg", ["-x", join(downloads, file), join(work, "root")]);
    await rename(join(work, "root"), target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return target;
}

/** An apt state of our own, so that this machine's is not touched by a release that it does not use. */
async function privateApt(folder: string, release: string): Promise<string[]> {
  await mkdir(join(folder, "lists/partial"), { recursive: true });
  await mkdir(join(folder, "cache/archives/partial"), { recursive: true });
  await writeFile(join(folder, "sources.list"), `deb ${await debianMirror()} ${release} main\n`);
  return [
    `-oDir::State::Lists=${join(folder, "lists")}`,
    `-oDir::Cache=${join(folder, "cache")}`,
    `-oDir::Etc::SourceList=${join(folder, "sources.list")}`,
    "-oDir::Etc::SourceParts=/dev/null",
  ];
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
