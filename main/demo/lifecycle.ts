/** What can be done to a container, with the refusals and the events of the real engine, in its order. */
import * as refuse from "./api-error.ts";
import { ApiError } from "./api-error.ts";
import { type Container, isRunning } from "./model.ts";
import { hashText } from "./random.ts";
import { destroy, end, launch, tell } from "./runs.ts";
import type { World } from "./world.ts";

/** Whether a call changed anything: the engine answers 304 when it did not. */
export type Outcome = "done" | "unchanged";

/** Throws when it is paused, cannot be run, or a port of it is taken. */
export function start(world: World, container: Container): Outcome {
  if (container.state === "paused") throw refuse.startOfPaused();
  if (isRunning(container)) return "unchanged";
  launch(world, container);
  return "done";
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
