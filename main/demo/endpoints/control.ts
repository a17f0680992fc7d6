/** The demo's own routes, on the same socket: what tests and benchmarks use to make things happen. */
import { ApiError } from "../api-error.ts";
import { apiText, parseApi } from "../api-version.ts";
import { nanoseconds } from "../clock.ts";
import { type Call, readJson, sendEmpty, sendJson } from "../http/call.ts";
import * as lifecycle from "../lifecycle.ts";
import { flood } from "../logs/segments.ts";
import type { Container } from "../model.ts";
import { end, setHealth, tell } from "../runs.ts";

/** `GET /_demo`: how many containers and images, the faults and the API version. */
export function status(call: Call): void {
  const { world } = call;
  sendJson(call, 200, {
    containers: world.containers.size,
    images: world.images.all().length,
    faults: world.faults.list(),
    api: apiText(world.api),
  });
}

/** `PUT /_demo/faults` with `{ "faults": ["drop:3@logs", …] }`: replaces all faults; an empty list ends them. */
export async function setFaults(call: Call): Promise<void> {
  const { faults } = await readJson(call);
  if (!Array.isArray(faults)) throw new ApiError(400, 'give {"faults": ["NAME[:ARG][@GROUP]", …]}');
  try {
    call.world.faults.set(faults.map(String));
  } catch (error) {
    if (error instanceof TypeError) throw new ApiError(400, error.message);
    throw error;
  }
  sendEmpty(call, 204);
}

/** `PUT /_demo/api` with `{ "api": "1.24" }`: from now on another engine. */
export async function setApi(call: Call): Promise<void> {
  const api = parseApi(String((await readJson(call)).api));
  if (api === null) throw new ApiError(400, 'give {"api": "1.MINOR"}');
  call.world.api = api;
  sendEmpty(call, 204);
}

/**
 * `POST /_demo/events` with `{ "count": 100, "perSecond": 50 }`: that many changes, each of another container where there are enough:
 * running ones are paused, paused ones go on. All at once without `perSecond`. Answers when the last is out, with each change's
 * `id`, `action`, `timeNano`, and `sentAt` (milliseconds since the epoch, with fraction), for measuring how long they take to be seen.
 */
export async function makeEvents(call: Call): Promise<void> {
  const { world } = call;
  const body = await readJson(call);
  const count = wholeNumber(body.count, "count");
  const gapMs = body.perSecond === undefined ? 0 : 1000 / wholeNumber(body.perSecond, "perSecond");
  const candidates = world.containers.all().filter(({ state }) => state === "running" || state === "paused");
  if (candidates.length === 0) throw new ApiError(409, "no container is running");
  const made: { id: string; action: string; timeNano: string; sentAt: number }[] = [];
  const begin = performance.now();
  for (let k = 0; k < count; k++) {
    const wait = begin + k * gapMs - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    const container = candidates[k % candidates.length];
    if (container === undefined || world.containers.byId(container.id) === undefined) continue;
    const action = toggle(call, container);
    if (action === null) continue;
    const event = world.events.past().at(-1);
    const sentAt = performance.timeOrigin + performance.now();
    if (event !== undefined) made.push({ id: container.id, action, timeNano: nanoseconds(event.at), sentAt });
  }
  sendJson(call, 200, made);
}

function toggle({ world }: Call, container: Container): "pause" | "unpause" | null {
  if (container.state === "paused") {
    lifecycle.unpause(world, container);
    return "unpause";
  }
  if (container.state !== "running") return null;
  lifecycle.pause(world, container);
  return "pause";
}

/** `POST /_demo/state` with `{ "container": "web", "to": … }`: what no call of the API can bring about. */
export async function setState(call: Call): Promise<void> {
  const { world } = call;
  const body = await readJson(call);
  const container = world.containers.resolve(String(body.container), world.api);
  const to = String(body.to);
  const exit = /^exit:(\d{1,3})$/.exec(to)?.[1];
  if (to === "healthy" || to === "unhealthy") setHealth(world, container, to);
  else if (to === "oom") {
    tell(world, container, "oom");
    end(world, container, 137, true);
  } else if (exit !== undefined) end(world, container, Number(exit));
  else throw new ApiError(400, "to: healthy, unhealthy, oom or exit:CODE");
  sendEmpty(call, 204);
}

/** `POST /_demo/flood` with `{ "container": "web", "lines": 1000000, "perSecond"?, "stream"?: 1 | 2, "width"?: 100 }`. */
export async function makeFlood(call: Call): Promise<void> {
  const { world } = call;
  const body = await readJson(call);
  const container = world.containers.resolve(String(body.container), world.api);
  const count = wholeNumber(body.lines, "lines");
  const perSecond = body.perSecond === undefined ? null : wholeNumber(body.perSecond, "perSecond");
  const width = body.width === undefined ? 100 : wholeNumber(body.width, "width");
  const now = world.clock.now();
  container.log.insert(flood({ count, from: now, perSecond, stream: body.stream === 2 ? 2 : 1, width }), now);
  sendJson(call, 200, { timeNano: nanoseconds(now) });
}

function wholeNumber(value: unknown, name: string): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 1 || value > 100_000_000)
    throw new ApiError(400, `${name}: a whole number, at least 1`);
  return value;
}
