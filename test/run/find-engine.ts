/** The person's own engine, when one answers. */
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { answers } from "../engine/api.ts";

/** The socket (or named pipe) of an engine that answers: that of DOCKER_HOST, else the usual ones. */
export async function findReachableSocket(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const socket of candidates(env)) {
    if ((socket.startsWith("//./pipe/") || existsSync(socket)) && (await answers(socket))) return socket;
  }
  return undefined;
}

function candidates(env: NodeJS.ProcessEnv): string[] {
  const host = env.DOCKER_HOST;
  // The tests reach published ports at `localhost` and mount nothing, so only a local engine will do.
  if (host) return [/^(?:unix|npipe):\/\/(.+)$/.exec(host)?.[1] ?? ""].filter(Boolean);
  if (process.platform === "win32") return ["//./pipe/docker_engine"];
  return ["/var/run/docker.sock", join(homedir(), ".docker/run/docker.sock")];
}
