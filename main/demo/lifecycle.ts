/** What can be done to a container, with the refusals and the events of the real engine, in its order. */
import * as refuse from "./api-error.ts";
import { ApiError } from "./api-error.ts";
import { speaksNewTexts } from "./api-version.ts";
import { networkId, networkName } from "./documents.ts";
import { spoken } from "./logs/log.ts";
import { type Container, isRunning } from "./model.ts";
import { PortTaken, publish } from "./ports.ts";
import { between, hashText } from "./random.ts";
import type { World } from "./world.ts";

const LONGEST_BACKOFF_MS = 12_800;

/** Whether a call changed anything: the engine answers 304 when it did not. */
export type Outcome = "done" | "unchanged";

export function tell(
  world: World,
  container: Container,
  action: string,
  more: Readonly<Record<string, string>> = {},
): void {
  const { config, image, name } = container;
  world.events.emit("container", action, container.id, { ...config.Labels, ...more, image, name });
}

function tellNetwork(world: World, container: Container, action: "connect" | "disconnect"): void {
  const name = networkName(container);
  world.events.emit("network", action, networkId(name), { container: container.id, name, type: "bridge" });
}

/** Throws when it is paused, cannot be run, or a port of it is taken. */
export function start(world: World, container: Container): Outcome {
  if (container.state === "paused") throw refuse.startOfPaused();
  if (isRunning(container)) return "unchanged";
  launch(world, container);
  return "done";
}

function launch(world: World, container: Container): void {
  container.stoppedByHand = false;
  try {
    container.ports = publish(container, world.containers.all());
  } catch (error) {
    if (!(error instanceof PortTaken)) throw error;
    throw failStart(container, 128, refuse.portTaken(world.api, container, error.ip, error.port));
  }
  const program = (container.config.Entrypoint ?? container.config.Cmd)?.[0] ?? "";
  if (/^no(ne|-)?such/.test(program)) throw failStart(container, 127, refuse.commandNotFound(world.api, program));

  const now = world.clock.now();
  container.run++;
  container.state = "running";
  container.startedAt = now;
  container.error = "";
  container.exitCode = 0;
  container.outOfMemory = false;
  container.pid = between(hashText(container.id), container.run, 1_000, 32_000);
  const { behaviour, log, config } = container;
  if (behaviour.firstWords !== undefined) log.insert(spoken(behaviour.firstWords, now), now);
  if (behaviour.voice !== null) log.talk(behaviour.voice, hashText(container.id) + container.run, world.clock.now());
  tellNetwork(world, container, "connect");
  tell(world, container, "start");
  const run = container.run;
  if (behaviour.endsAfterMs !== undefined) {
    world.schedule.after(behaviour.endsAfterMs, () => {
      if (container.run !== run || !isRunning(container)) return;
      if (behaviour.lastWords !== undefined) {
        const at = world.clock.now();
        log.silence(at);
        log.insert(spoken(behaviour.lastWords, at), at);
      }
      if (behaviour.outOfMemory) tell(world, container, "oom");
      end(world, container, behaviour.exitCode ?? 0, behaviour.outOfMemory);
    });
  }
  if (config.Healthcheck !== undefined) {
    container.health = { status: "starting", failingStreak: 0, probes: [] };
    world.schedule.after((config.Healthcheck.Interval ?? 30e9) / 1e6, () => {
      if (container.run === run && container.state === "running") setHealth(world, container, "healthy");
    });
  }
}

function failStart(container: Container, exitCode: number, error: ApiError): ApiError {
  container.ports = [];
  container.exitCode = exitCode;
  container.error = error.message;
  return error;
}

export function setHealth(world: World, container: Container, status: "healthy" | "unhealthy"): void {
  const failed = status === "unhealthy";
  const probe = {
    at: world.clock.now(),
    exitCode: failed ? 1 : 0,
    output: failed ? "curl: (28) Operation timed out after 3001 milliseconds with 0 bytes received" : "ok",
  };
  const before = container.health;
  container.health = {
    status,
    failingStreak: failed ? (before?.failingStreak ?? 0) + 3 : 0,
    probes: [...(before?.probes ?? []), probe].slice(-5),
  };
  if (before?.status !== status) tell(world, container, `health_status: ${status}`);
}

/** The run is over: by itself, by a signal, or killed by the kernel. Restarts it when its policy says so. */
export function end(world: World, container: Container, exitCode: number, outOfMemory = false): void {
  const now = world.clock.now();
  const ranMs = now.ms - (container.startedAt?.ms ?? now.ms);
  container.run++;
  container.log.silence(now);
  container.state = "exited";
  container.exitCode = exitCode;
  container.outOfMemory = outOfMemory;
  container.finishedAt = now;
  container.pid = 0;
  container.ports = [];
  if (container.health !== null) container.health = { ...container.health, status: "unhealthy" };
  const execDuration = String(Math.floor(ranMs / 1000));
  tell(world, container, "die", { exitCode: String(exitCode), ...(speaksNewTexts(world.api) ? { execDuration } : {}) });
  tellNetwork(world, container, "disconnect");
  const { RestartPolicy, AutoRemove } = container.hostConfig;
  if (restarts(container, exitCode, RestartPolicy)) restartLater(world, container);
  else if (AutoRemove) destroy(world, container);
}

/** Waits longer each time, as the engine does; part of the demo's life, so it rests while nobody looks. */
export function restartLater(world: World, container: Container): void {
  container.state = "restarting";
  const { run } = container;
  const backoffMs = Math.min(100 * 2 ** Math.min(container.restartCount, 10), LONGEST_BACKOFF_MS);
  const again = () => {
    if (container.run !== run || container.state !== "restarting") return;
    container.restartCount++;
    launch(world, container);
  };
  world.schedule.after(backoffMs, again, true);
}

function restarts(
  container: Container,
  exitCode: number,
  policy: { readonly Name: string; readonly MaximumRetryCount: number },
): boolean {
  if (container.stoppedByHand) return false;
  switch (policy.Name) {
    case "always":
    case "unless-stopped":
      return true;
    case "on-failure":
      return exitCode !== 0 && (policy.MaximumRetryCount === 0 || container.restartCount < policy.MaximumRetryCount);
    default:
      return false;
  }
}

/** Ends it with SIGTERM, or SIGKILL when it takes longer than `graceSeconds` (10 when `null`). Resolves when it has ended. */
export async function stop(world: World, container: Container, graceSeconds: number | null): Promise<Outcome> {
  if (!isRunning(container)) return "unchanged";
  container.stoppedByHand = true;
  if (container.state === "restarting") {
    container.state = "exited";
    container.run++;
    tell(world, container, "stop");
    return "done";
  }
  if (container.state === "paused") unpause(world, container);
  const { stopMs, stopCode } = container.behaviour;
  const graceMs = (graceSeconds ?? 10) * 1000;
  const killed = stopMs > graceMs && graceSeconds !== -1;
  const run = container.run;
  tell(world, container, "kill", { signal: "15" });
  const wait = killed ? graceMs : stopMs;
  if (wait > 0) await new Promise<void>((resolve) => world.schedule.after(wait, resolve));
  if (container.run !== run || !isRunning(container)) return "done";
  if (killed) tell(world, container, "kill", { signal: "9" });
  end(world, container, killed ? 137 : stopCode);
  if (world.containers.byId(container.id) !== undefined) tell(world, container, "stop");
  return "done";
}

export async function restart(world: World, container: Container, graceSeconds: number | null): Promise<void> {
  await stop(world, container, graceSeconds);
  if (!isRunning(container)) launch(world, container);
  tell(world, container, "restart");
}

export function pause(world: World, container: Container): void {
  if (container.state === "paused") throw refuse.alreadyPaused(container);
  if (container.state === "restarting")
    throw new ApiError(409, `Container ${container.id} is restarting, wait until the container is running`);
  if (!isRunning(container)) throw refuse.notRunningForPause(world.api, container);
  container.state = "paused";
  container.log.silence(world.clock.now());
  tell(world, container, "pause");
}

export function unpause(world: World, container: Container): void {
  if (container.state !== "paused") throw refuse.notPaused(container);
  container.state = "running";
  const { voice } = container.behaviour;
  const now = world.clock.now();
  if (voice !== null) container.log.talk(voice, hashText(container.id) + container.run + now.ms, now);
  tell(world, container, "unpause");
}

/** Signals that the demo's programs end by; they ignore the others. */
const DEADLY: Readonly<Record<string, number>> = { HUP: 1, INT: 2, QUIT: 3, ABRT: 6, KILL: 9, TERM: 15 };
const OTHERS: Readonly<Record<string, number>> = {
  USR1: 10,
  USR2: 12,
  PIPE: 13,
  ALRM: 14,
  CHLD: 17,
  CONT: 18,
  STOP: 19,
  WINCH: 28,
};

/** `asked` is the container as the caller named it, which the engine's refusal repeats. */
export function kill(world: World, container: Container, asked: string, signal: string): void {
  const name = signal.replace(/^SIG/, "");
  const all: Readonly<Record<string, number>> = { ...DEADLY, ...OTHERS };
  const number = /^\d+$/.test(name) ? Number(name) : all[name];
  if (number === undefined || number < 1 || number > 64) throw refuse.invalidSignal(world.api, asked, signal);
  if (!isRunning(container)) throw refuse.cannotKill(world.api, container, asked);
  tell(world, container, "kill", { signal: String(number) });
  if (!Object.values(DEADLY).includes(number)) return;
  container.stoppedByHand = true;
  end(world, container, number === 9 ? 137 : container.behaviour.stopCode);
}

export function rename(world: World, container: Container, wanted: string): void {
  const name = wanted.replace(/^\//, "");
  if (name === "") throw refuse.emptyName();
  if (name === container.name) throw refuse.sameName();
  if (!isValidName(name)) throw refuse.invalidName(wanted, true);
  const holder = world.containers.byName(name);
  if (holder !== undefined) throw refuse.nameInUse(name, holder, true);
  const oldName = `/${container.name}`;
  world.containers.rename(container, name);
  tell(world, container, "rename", { oldName });
}

export function isValidName(name: string): boolean {
  return /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name);
}

export function remove(world: World, container: Container, asked: string, force: boolean): void {
  if (isRunning(container)) {
    if (!force) throw refuse.stillRunning(world.api, container, asked);
    container.stoppedByHand = true;
    if (container.state !== "restarting") {
      tell(world, container, "kill", { signal: "9" });
      end(world, container, 137);
    }
  }
  if (world.containers.byId(container.id) !== undefined) destroy(world, container);
}

function destroy(world: World, container: Container): void {
  world.containers.remove(container);
  container.state = "removing";
  container.run++;
  container.log.silence(world.clock.now());
  tell(world, container, "destroy");
}
