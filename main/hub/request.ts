/** One question to Docker Hub: bounded in time, parsed, its failure put into the contract's words. */
import type { z } from "zod";
import { type Failure, failure } from "../../contract/errors.ts";

/** The part of the web's `fetch` that Hub needs; in Electron it is `net.fetch`, because Hub turns some programs away that are no browsers. */
export type Fetch = (url: string, init: { signal: AbortSignal; headers: Record<string, string> }) => Promise<Response>;

export interface HubClient {
  /**
   * `GET path?query`, parsed. `null` for 404.
   * Throws HUB_UNREACHABLE, HUB_RATE_LIMITED, or HUB_ANSWER_UNKNOWN, which also is what 403 means: an address that is no longer for us.
   * While Hub wants a break it is not asked.
   */
  ask<T extends z.ZodType>(path: string, query: HubQuery, schema: T): Promise<z.output<T> | null>;
}

export type HubQuery = Readonly<Record<string, string | number>>;

export interface HubClientOptions {
  readonly fetch: Fetch;
  /** Docker Hub's address (`settings.hubUrl`); asked each time. */
  readonly baseUrl: () => string;
  /** A clock, milliseconds since the epoch. */
  readonly now: () => number;
}

const SECONDS = 8;
/** How long Hub is left alone when it wants a break and does not say for how long. */
const REST_SECONDS = 60;

export function createHubClient({ fetch, baseUrl, now }: HubClientOptions): HubClient {
  /** By address: until when Hub wants to be left alone. */
  const resting = new Map<string, number>();

  function tired(base: string): Failure {
    const seconds = Math.max(1, Math.ceil(((resting.get(base) ?? 0) - now()) / 1000));
    return failure("HUB_RATE_LIMITED", { host: hostOf(base), retryAfterSeconds: seconds });
  }

  return {
    async ask(path, query, schema) {
      const base = baseUrl();
      if ((resting.get(base) ?? 0) > now()) throw tired(base);
      const host = hostOf(base);
      const { response, body } = await get(fetch, base, path, query);
      if (response.status === 404) return null;
      if (response.status === 429) {
        resting.set(base, now() + (retryAfter(response.headers, now()) ?? REST_SECONDS) * 1000);
        throw tired(base);
      }
      const detail = `HTTP ${response.status} for ${path}`;
      if (response.status >= 500) throw failure("HUB_UNREACHABLE", { host }, { detail, fix: { kind: "retry" } });
      const parsed = response.ok ? schema.safeParse(parseJson(body)) : null;
      if (parsed?.success) return parsed.data;
      throw failure("HUB_ANSWER_UNKNOWN", { host }, { detail });
    },
  };
}

async function get(
  fetch: Fetch,
  base: string,
  path: string,
  query: HubQuery,
): Promise<{ readonly response: Response; readonly body: string }> {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) parameters.set(key, String(value));
  const url = `${base.replace(/\/+$/, "")}${path}?${parameters}`;
  try {
    const signal = AbortSignal.timeout(SECONDS * 1000);
    const response = await fetch(url, { signal, headers: { accept: "application/json" } });
    return { response, body: await response.text() };
  } catch (error) {
    // The web's fetch and Electron's reject for want of a network only, with errors that differ.
    throw failure("HUB_UNREACHABLE", { host: hostOf(base) }, { detail: detailOf(error), fix: { kind: "retry" } });
  }
}

/** Seconds to wait, from `Retry-After` (seconds, or a date) or Hub's own `X-Retry-After` (a Unix time); `null` when it does not say. */
export function retryAfter(headers: Headers, now: number): number | null {
  const plain = headers.get("retry-after");
  const seconds = plain === null || plain === "" ? Number.NaN : Number(plain);
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds));
  const at = plain ? Date.parse(plain) : Number(headers.get("x-retry-after") ?? Number.NaN) * 1000;
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1000));
}

export function hostOf(base: string): string {
  return URL.canParse(base) ? new URL(base).host : base;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
