/** From a request to its endpoint: version prefix, route, faults, errors. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { ApiError } from "../api-error.ts";
import { apiText, oldestApi, parseApi } from "../api-version.ts";
import type { World } from "../world.ts";
import { type Call, type Endpoint, sendJson, sendText } from "./call.ts";

export interface Route {
  readonly method: "GET" | "HEAD" | "POST" | "PUT" | "DELETE";
  /** `*` stands for one path segment, `**` for several (image names). */
  readonly path: string;
  readonly group: string;
  readonly endpoint: Endpoint;
}

/** The group of the control routes, which faults never hit. */
export const CONTROL = "_demo";

/** An HTTP server, not yet listening. */
export function createRouter(world: World, routes: readonly Route[]): Server {
  const compiled = routes.map((route) => ({ ...route, pattern: patternOf(route.path) }));
  const server = createServer((request, response) => {
    answer(world, compiled, request, response).catch((error: unknown) => {
      // A bug of the demo: say it where the one who started it looks, and let the client see a broken connection.
      process.stderr.write(`demo engine: ${error instanceof Error ? error.stack : String(error)}\n`);
      response.destroy();
    });
  });
  // Streams stay open for as long as anybody reads them.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 60_000;
  return server;
}

type Compiled = Route & { readonly pattern: RegExp };

function patternOf(path: string): RegExp {
  const source = path
    .split("/")
    .map((part) => (part === "**" ? "(.+)" : part === "*" ? "([^/]+)" : part.replace(/[.]/g, "\\.")))
    .join("/");
  return new RegExp(`^${source}$`);
}

async function answer(
  world: World,
  routes: readonly Compiled[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://engine");
  const versioned = /^\/v([0-9.]+)(\/.*)$/.exec(url.pathname);
  const path = versioned?.[2] ?? url.pathname;
  const asked = versioned?.[1] === undefined ? null : parseApi(versioned[1]);
  const found = find(routes, request.method ?? "GET", path);
  const call: Call = {
    world,
    request,
    response,
    group: found?.route.group ?? "",
    params: found?.params ?? [],
    query: url.searchParams,
    api: asked ?? world.api,
  };
  if (found === null || (versioned !== null && asked === null)) {
    sendJson(call, 404, { message: "page not found" });
    return;
  }
  if (found.route.group !== CONTROL && (await hitByFault(call))) return;
  if (refusesVersion(call)) return;
  try {
    await found.route.endpoint(call);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    sendJson(call, error.status, { message: error.message });
  }
}

function find(routes: readonly Compiled[], method: string, path: string) {
  for (const route of routes) {
    const match = route.method === method ? route.pattern.exec(path) : null;
    if (match === null) continue;
    try {
      return { route, params: match.slice(1).map(decodeURIComponent) };
    } catch {
      return null; // A malformed percent sign: no such page.
    }
  }
  return null;
}

/** Engines refuse versions beyond theirs, and those that they no longer speak, the latter in plain text. */
function refusesVersion(call: Call): boolean {
  const { api, world } = call;
  const oldest = oldestApi(world.api);
  if (api > world.api) {
    const text = `client version ${apiText(api)} is too new. Maximum supported API version is ${apiText(world.api)}`;
    sendJson(call, 400, { message: text });
    return true;
  }
  if (api >= oldest) return false;
  const text =
    `client version ${apiText(api)} is too old. Minimum supported API version is ${apiText(oldest)}, ` +
    "please upgrade your client to a newer version\n";
  sendText(call, 400, text, "text/plain; charset=utf-8");
  return true;
}

/** Applies the faults that come before an answer; `true` when there is to be no other answer. */
async function hitByFault(call: Call): Promise<boolean> {
  const { faults } = call.world;
  if (faults.find("refuse", call.group) !== null) {
    call.request.socket.destroy();
    return true;
  }
  if (faults.find("hang", call.group) !== null) return true;
  const slow = faults.find("slow", call.group);
  if (slow !== null) await new Promise((resolve) => setTimeout(resolve, slow.ms));
  const status = faults.find("status", call.group);
  if (status === null) return false;
  sendJson(call, status.status, { message: "the demo engine was asked to fail" });
  return true;
}
