/** What is done to one container: `POST /containers/{id}/…` and `DELETE /containers/{id}`. */
import { notANumber } from "../api-error.ts";
import { type Call, type Endpoint, flag, sendEmpty } from "../http/call.ts";
import * as lifecycle from "../lifecycle.ts";
import type { Container } from "../model.ts";

function acting(
  run: (call: Call, container: Container, asked: string) => lifecycle.Outcome | Promise<lifecycle.Outcome>,
): Endpoint {
  return async (call) => {
    const asked = call.params[0] ?? "";
    const container = call.world.containers.resolve(asked, call.world.api);
    const outcome = await run(call, container, asked);
    sendEmpty(call, outcome === "done" ? 204 : 304);
  };
}

/** `t`, in seconds; `null` when it is not said. */
function grace(call: Call): number | null {
  const text = call.query.get("t") ?? "";
  if (text === "") return null;
  if (!/^-?\d+$/.test(text)) throw notANumber(text, "Atoi");
  return Number(text);
}

export const start = acting(({ world }, container) => lifecycle.start(world, container));
export const stop = acting((call, container) => lifecycle.stop(call.world, container, grace(call)));

export const restart = acting(async (call, container) => {
  await lifecycle.restart(call.world, container, grace(call));
  return "done" as const;
});

export const pause = acting(({ world }, container) => {
  lifecycle.pause(world, container);
  return "done";
});

export const unpause = acting(({ world }, container) => {
  lifecycle.unpause(world, container);
  return "done";
});

export const kill = acting((call, container, asked) => {
  lifecycle.kill(call.world, container, asked, call.query.get("signal") || "KILL");
  return "done";
});

export const rename = acting((call, container) => {
  lifecycle.rename(call.world, container, call.query.get("name") ?? "");
  return "done";
});

export const remove = acting((call, container, asked) => {
  lifecycle.remove(call.world, container, asked, flag(call.query, "force"));
  return "done";
});
