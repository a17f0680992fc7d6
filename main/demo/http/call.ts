/** One request on its way to its endpoint, and what endpoints answer with. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiError, filterNotJson, invalidFilter, notANumber } from "../api-error.ts";
import { type ApiMinor, apiText, releaseOf, speaksNewTexts } from "../api-version.ts";
import { type Instant, parseInstant } from "../clock.ts";
import type { World } from "../world.ts";

export interface Call {
  readonly world: World;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The route's group, by which faults choose. */
  readonly group: string;
  /** What the path's pattern caught, decoded. */
  readonly params: readonly string[];
  readonly query: URLSearchParams;
  /** The version of the path, else the engine's newest. */
  readonly api: ApiMinor;
}

export type Endpoint = (call: Call) => void | Promise<void>;

/** The headers that every answer of the engine has. */
export function engineHeaders(world: World): Record<string, string> {
  return {
    "Api-Version": apiText(world.api),
    "Docker-Experimental": "false",
    Ostype: "linux",
    Server: `Docker/${releaseOf(world.api)} (linux)`,
  };
}

export function sendJson(call: Call, status: number, body: unknown): void {
  sendText(call, status, `${JSON.stringify(body)}\n`, "application/json");
}

export function sendText(call: Call, status: number, text: string, type: string): void {
  const { response, world } = call;
  if (response.headersSent || response.destroyed) return;
  const headers = { ...engineHeaders(world), "Content-Type": type, "Content-Length": String(Buffer.byteLength(text)) };
  response.writeHead(status, headers);
  if (text !== "" && world.faults.find("cut", call.group) !== null) {
    response.write(text.slice(0, text.length >> 1));
    response.socket?.destroySoon();
    return;
  }
  response.end(call.request.method === "HEAD" ? undefined : text);
}

/** 204 or 304: no body. */
export function sendEmpty(call: Call, status: 204 | 304): void {
  if (call.response.headersSent || call.response.destroyed) return;
  call.response.writeHead(status, engineHeaders(call.world));
  call.response.end();
}

const LARGEST_BODY = 1_000_000;

/** The JSON body; throws the engine's 400 for what is none. */
export async function readJson(call: Call): Promise<Record<string, unknown>> {
  const { request } = call;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > LARGEST_BODY) throw new ApiError(400, "http: request body too large");
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString();
  const type = request.headers["content-type"] ?? "";
  if (text !== "" && !/^application\/json\b/.test(type))
    throw new ApiError(400, `unsupported Content-Type header (${type}): must be 'application/json'`);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw notJson(call.world.api, text);
  }
  if (!isRecord(body)) throw new ApiError(400, "invalid JSON: an object is needed");
  return body;
}

function notJson(api: ApiMinor, text: string): ApiError {
  if (!speaksNewTexts(api)) return new ApiError(500, text === "" ? "EOF" : "unexpected EOF");
  return new ApiError(400, `invalid JSON: ${text === "" ? "got EOF while reading request body" : "unexpected EOF"}`);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The engine takes `1`, `true` and anything but these four as yes. */
export function flag(query: URLSearchParams, name: string): boolean {
  const value = (query.get(name) ?? "").trim().toLowerCase();
  return !["", "0", "no", "false", "none"].includes(value);
}

/** A point in time of the query; `null` when it is absent. `0` counts as absent, as with the engine. */
export function instantOf(query: URLSearchParams, name: string): Instant | null {
  const text = query.get(name) ?? "";
  if (text === "" || text === "0") return null;
  const at = parseInstant(text);
  if (at === null) throw notANumber(text, "ParseInt");
  return at;
}

export type Filters = ReadonlyMap<string, readonly string[]>;

/** Reads `filters`, in the present form `{"a":["b"]}` and the old one `{"a":{"b":true}}`. `known` are the names allowed. */
export function filtersOf(call: Call, known: readonly string[]): Filters {
  const text = call.query.get("filters") ?? "";
  const filters = new Map<string, readonly string[]>();
  if (text === "") return filters;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw filterNotJson(call.world.api, text);
  }
  if (!isRecord(parsed)) throw invalidFilter(call.world.api);
  for (const [name, value] of Object.entries(parsed)) {
    if (!known.includes(name)) throw invalidFilter(call.world.api, name);
    const values = Array.isArray(value) ? value : isRecord(value) ? Object.keys(value) : null;
    if (values === null) throw invalidFilter(call.world.api);
    filters.set(name, values.map(String));
  }
  return filters;
}

/** Whether a set of labels passes `label=key` and `label=key=value` filters: all of them must hold. */
export function labelsMatch(labels: Readonly<Record<string, string>>, wanted: readonly string[]): boolean {
  return wanted.every((filter) => {
    const at = filter.indexOf("=");
    return at < 0 ? filter in labels : labels[filter.slice(0, at)] === filter.slice(at + 1);
  });
}
