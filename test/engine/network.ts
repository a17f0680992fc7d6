/**
 * A network of its own for an engine and all that talks to it: two engines on one machine would share (and delete) one `docker0`, and
 * published ports would meet the machine's own. What runs inside reaches published ports at `localhost`, as on a person's machine.
 */
import { readFileSync } from "node:fs";
import { run, tryRun, until } from "./process.ts";

/** The command line that runs the given one inside the network. */
export function inNetwork(name: string, command: string, args: readonly string[]): [string, string[]] {
  // Not `ip netns exec`: it remounts /sys, and the engine then misses its cgroups.
  return ["nsenter", [`--net=/run/netns/${name}`, "--", command, ...args]];
}

export async function makeNetwork(name: string): Promise<void> {
  await run("ip", ["netns", "add", name]);
  await run(...inNetwork(name, "ip", ["link", "set", "lo", "up"]));
}

/** Ends what still runs in the network (it was made for us: all of it is ours) and takes the network away. */
export async function removeNetwork(name: string): Promise<void> {
  await until(`the processes in network ${name} to end`, 10, async () => {
    const pids = await processesIn(name);
    for (const pid of pids) signal(pid, "SIGKILL");
    return pids.length === 0;
  });
  await tryRun("ip", ["netns", "delete", name]);
}

async function processesIn(name: string): Promise<number[]> {
  const { stdout } = await tryRun("ip", ["netns", "pids", name]);
  return stdout
    .split(/\s+/)
    .map(Number)
    .filter((pid) => pid > 1 && pid !== process.pid && !isZombie(pid));
}

/** Ended, but not yet fetched by its parent: no signal reaches it. */
function isZombie(pid: number): boolean {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return true;
  }
}

/** Signals a process that may have ended already. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
