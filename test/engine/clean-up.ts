/** Takes a throw-away engine away whole: containers, processes, mounts, network, folder. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { askEngine, each } from "./api.ts";
import { removeNetwork, signal } from "./network.ts";
import { tryRun, until } from "./process.ts";

/** @param endEngine ends the engine itself, after its containers were removed */
export async function sweep(folder: string, network: string, endEngine: () => Promise<void>): Promise<void> {
  await removeContainers(join(folder, "docker.sock"));
  await endEngine();
  await killAll(folder);
  await removeNetwork(network);
  await unmountAll(folder);
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** Takes away the engines in a folder for temporary files whose owners died before they could, also those of earlier runs. */
export async function sweepStale(temporary: string): Promise<void> {
  for (const name of readdirSync(temporary)) {
    const folder = join(temporary, name);
    if (name.startsWith("berth-test-run-")) await sweepStale(folder);
    if (!name.startsWith("berth-engine-")) continue;
    const file = join(folder, "owner.json");
    if (!existsSync(file)) continue;
    const owner = JSON.parse(readFileSync(file, "utf8")) as { pid: number; network: string };
    if (existsSync(`/proc/${owner.pid}`)) continue;
    console.log(`Cleaning up the engine of an earlier run that was cut off (${folder}).`);
    await sweep(folder, owner.network, async () => {});
  }
}

/** While the engine still answers, it cleans up best itself. */
async function removeContainers(socket: string): Promise<void> {
  const list = await askEngine<{ Id: string }[]>(socket, "GET", "/containers/json?all=1").catch(() => []);
  await each(list, 8, ({ Id }) => askEngine(socket, "DELETE", `/containers/${Id}?force=1&v=1`).catch(() => {}));
}

/** Kills what is left of an engine: helpers that were started with its folder, and container processes in its containers' cgroups. */
async function killAll(folder: string): Promise<void> {
  const containers = join(folder, "data/containers");
  const ids = existsSync(containers) ? readdirSync(containers) : [];
  await until(`the processes of ${folder} to end`, 20, () => {
    const left = readdirSync("/proc")
      .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid)
      .filter((pid) => {
        const cgroup = read(`/proc/${pid}/cgroup`);
        // A zombie has no command line, and no signal reaches it.
        const command = read(`/proc/${pid}/cmdline`);
        return command !== "" && (command.includes(`${folder}/`) || ids.some((id) => cgroup.includes(id)));
      });
    for (const pid of left) signal(Number(pid), "SIGKILL");
    return left.length === 0;
  });
}

async function unmountAll(folder: string): Promise<void> {
  const mounts = read("/proc/self/mounts")
    .split("\n")
    .map((line) => line.split(" ")[1] ?? "")
    .filter((path) => path.startsWith(`${folder}/`))
    .reverse();
  for (const path of mounts) await tryRun("umount", ["--lazy", path]);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
