/** A container's runs: how one begins, ends by itself, and is followed by the next. */
import * as refuse from "./api-error.ts";
import { speaksNewTexts } from "./api-version.ts";
import { networkId, networkName } from "./documents.ts";
import { spoken } from "./logs/segments.ts";
import { type Container, isRunning } from "./model.ts";
import { PortTaken, publish } from "./ports.ts";
import { between, hashText } from "./random.ts";
import type { World } from "./world.ts";

const LONGEST_BACKOFF_MS = 12_800;

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

/** Begins a run. Throws when a port is taken or the program is not there; the reason is kept in the container. */
export function launch(world: World, container: Container): void {
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

function failStart(container: Container, exitCode: number, error: refuse.ApiError): refuse.ApiError {
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
    try {
      launch(world, container);
    } catch (error) {
      // It cannot be run any more, e.g. another has its port now: it stays ended, with the reason kept.
      if (!(error instanceof refuse.ApiError)) throw error;
      container.state = "exited";
    }
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

/** Takes it away, and tells so. */
export function destroy(world: World, container: Container): void {
  world.containers.remove(container);
  container.state = "removing";
  container.run++;
  container.log.silence(world.clock.now());
  tell(world, container, "destroy");
}
