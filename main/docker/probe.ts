/** Looks whether a Docker engine answers on a dial, and what it says of itself. */
import type { Agent } from "node:http";
import { z } from "zod";
import { type Failure, failure } from "../../contract/errors.ts";
import type { EngineFacts, EngineTarget } from "../../contract/model/engine.ts";
import type { Dial } from "./address.ts";
import { type Answer, get } from "./dialler.ts";
import { negotiate, OLDEST_API } from "./negotiate.ts";

/** How long an engine may take to answer a ping, seconds. A loaded engine answers in milliseconds. */
export const PING_SECONDS = 3;

const Version = z.object({ Version: z.string(), Os: z.string().nullish(), Arch: z.string().nullish() });
const Info = z.object({ Name: z.string().nullish(), SystemTime: z.string().nullish() });

/** `GET /_ping` (which never needs a version). Returns the agreed API version, or throws the reason why not. */
export async function ping(
  dial: Dial,
  agent: Agent,
  target: EngineTarget,
  signal: AbortSignal,
): Promise<{ readonly apiVersion: string; readonly latencyMs: number }> {
  const began = performance.now();
  const answer = await get(dial, agent, "/_ping", signal);
  const latencyMs = performance.now() - began;
  const offered = answer.headers["api-version"];
  if (typeof offered !== "string") throw notAnEngine(answer, target);
  const detail = { detail: answer.body.slice(0, 2000) };
  if (answer.status !== 200) {
    throw failure("ENGINE_REFUSED", { engine: target.label, action: "answer a ping" }, detail);
  }
  const agreed = negotiate(offered);
  if (!agreed.ok) {
    throw failure("ENGINE_TOO_OLD", { engine: target.label, apiVersion: offered, needed: OLDEST_API });
  }
  return { apiVersion: agreed.version, latencyMs };
}

/** What the engine says of itself (`GET /version`, `GET /info`). */
export async function facts(
  dial: Dial,
  agent: Agent,
  target: EngineTarget,
  apiVersion: string,
  signal: AbortSignal,
): Promise<Omit<EngineFacts, "latencyMs">> {
  const began = Date.now();
  let ended = began;
  const [version, info] = await Promise.all([
    get(dial, agent, `/v${apiVersion}/version`, signal),
    get(dial, agent, `/v${apiVersion}/info`, signal).finally(() => {
      ended = Date.now();
    }),
  ]);
  const { Version: engine, Os, Arch } = understand(version, Version, target);
  const said = understand(info, Info, target);
  const engineTime = Date.parse(said.SystemTime ?? info.headers.date ?? "");
  return {
    version: engine,
    apiVersion,
    platform: `${Os ?? "linux"}/${Arch ?? "unknown"}`,
    name: said.Name ?? "",
    // The engine took its time somewhere between the question and the answer.
    clockOffsetMs: Number.isNaN(engineTime) ? 0 : Math.round(engineTime - (began + ended) / 2),
  };
}

function understand<T>(answer: Answer, schema: z.ZodType<T>, target: EngineTarget): T {
  if (answer.status !== 200) {
    const detail = { detail: answer.body.slice(0, 2000) };
    throw failure("ENGINE_REFUSED", { engine: target.label, action: "say what it is" }, detail);
  }
  try {
    return schema.parse(JSON.parse(answer.body));
  } catch {
    throw notAnEngine(answer, target);
  }
}

function notAnEngine(answer: Answer, target: EngineTarget): Failure {
  const detail = { detail: `HTTP ${answer.status} ${answer.body.slice(0, 200)}`.trim() };
  // Go's http server says this when a TLS port is spoken to in plain text.
  if (answer.status === 400 && answer.body.includes("HTTPS server")) {
    return failure("ENGINE_TLS_FAILED", { engine: target.label }, detail);
  }
  return failure("NOT_AN_ENGINE", { address: target.address }, detail);
}
