/** The first-run diagnosis: what was looked at to find the engine, in order, so that the first failure is the cause. */
import { access, constants, stat } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { EngineCheck, EngineStatus } from "../../contract/model/engine.ts";
import type { Dial } from "./address.ts";
import type { Endpoint, World } from "./endpoint.ts";

export async function runChecks(
  endpoint: Endpoint,
  world: World,
  status: EngineStatus,
): Promise<readonly EngineCheck[]> {
  const local = endpoint.target.kind === "local";
  const checks: EngineCheck[] = local ? [await dockerCommand(world)] : [];
  checks.push(whereToLook(endpoint, world));
  if (endpoint.problem === null) {
    for (const dial of shown(endpoint, status)) if (dial.kind === "socket") checks.push(await socketThere(dial));
    checks.push(answers(status));
  }
  return checks;
}

/** Of many usual places those matter that exist; when none does, the first stands for all. */
function shown(endpoint: Endpoint, status: EngineStatus): readonly Dial[] {
  const tried = endpoint.candidates.find((dial) => dial.address === status.target.address);
  const first = tried ?? endpoint.candidates[0];
  return first ? [first] : [];
}

async function dockerCommand(world: World): Promise<EngineCheck> {
  const title = "Docker command";
  const names = world.platform === "win32" ? ["docker.exe"] : ["docker", "podman"];
  for (const folder of (world.env.PATH ?? "").split(delimiter)) {
    for (const name of names) {
      const path = join(folder, name);
      try {
        await access(path, constants.X_OK);
        return { title, detail: `Found ${path}`, outcome: "passed" };
      } catch {
        // Not here.
      }
    }
  }
  // Berth does not need it, but it says whether Docker was ever installed here.
  return { title, detail: "There is no docker command here: Docker may not be installed.", outcome: "skipped" };
}

function whereToLook({ target, candidates, problem }: Endpoint, world: World): EngineCheck {
  const title = "Where the engine is";
  if (problem) return { title, detail: `${problem.value.message} ${problem.value.data.why}`, outcome: "failed" };
  return { title, detail: source(target.kind, target.address, candidates.length, world), outcome: "passed" };
}

function source(kind: Endpoint["target"]["kind"], address: string, count: number, world: World): string {
  if (kind !== "local") return address;
  if (world.env.DOCKER_HOST) return `${address}, as DOCKER_HOST says`;
  const context = world.env.DOCKER_CONTEXT || world.currentContext;
  if (context && context !== "default") return `${address}, as the Docker context ${context} says`;
  return `${address}, or one of ${count - 1} other usual places`;
}

async function socketThere(dial: Dial & { kind: "socket" }): Promise<EngineCheck> {
  const title = "Its socket";
  if (!dial.address.startsWith("unix:")) return { title, detail: dial.path, outcome: "skipped" };
  try {
    const found = await stat(dial.path);
    if (!found.isSocket()) return { title, detail: `${dial.path} is no socket.`, outcome: "failed" };
    await access(dial.path, constants.R_OK | constants.W_OK);
    return { title, detail: `${dial.path} is there and may be used.`, outcome: "passed" };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    const denied = code === "EACCES" || code === "EPERM";
    const detail = denied ? `This account may not use ${dial.path}.` : `${dial.path} is not there.`;
    return { title, detail, outcome: "failed" };
  }
}

function answers(status: EngineStatus): EngineCheck {
  const title = "Its answer";
  switch (status.phase) {
    case "ready":
      return {
        title,
        detail: `Docker ${status.facts.version}, API ${status.facts.apiVersion}, ${status.facts.platform}`,
        outcome: "passed",
      };
    case "connecting":
      return { title, detail: "Not tried yet.", outcome: "skipped" };
    case "lost": {
      const { message, data } = status.problem;
      return { title, detail: `${message} ${data.why}`.trim(), outcome: "failed" };
    }
  }
}
