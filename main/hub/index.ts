/**
 * Docker Hub's catalogue. Its search is not documented and may change or close, so the sources are tried in order: the web site's search,
 * the older one, and the engine's own. A person is told where results come from, and why there are none.
 */
import { Failure, failure } from "../../contract/errors.ts";
import type { ErrorValue } from "../../contract/model/error-value.ts";
import type { HubSearchResult, HubTagPage } from "../../contract/model/hub.ts";
import type { Engine } from "../docker/engine.ts";
import type { Hub } from "../router/context.ts";
import { createCache } from "./cache.ts";
import { createHubClient, type HubClientOptions, hostOf } from "./request.ts";
import { type Found, SEARCH_PAGE, searchV2, searchV4 } from "./search.ts";
import { findTags } from "./tags.ts";

export type { Fetch } from "./request.ts";

export interface HubOptions extends Omit<HubClientOptions, "now"> {
  readonly now?: () => number;
}

const CACHE_MILLISECONDS = 5 * 60_000;
const CACHE_ENTRIES = 300;

const SOURCES = [
  ["hub-v4", searchV4],
  ["hub-v2", searchV2],
] as const;

/** The engine's search has no pages; this is the most that it gives. */
const ENGINE_LIMIT = 100;

export function createHub({ fetch, baseUrl, now = Date.now }: HubOptions): Hub {
  const client = createHubClient({ fetch, baseUrl, now });
  const memory = { milliseconds: CACHE_MILLISECONDS, entries: CACHE_ENTRIES, now };
  const searches = createCache<HubSearchResult>({ ...memory, keep: ({ source }) => source.startsWith("hub-") });
  const tagPages = createCache<HubTagPage>(memory);

  async function searchAnew(query: string, from: number, engine: Engine): Promise<HubSearchResult> {
    let problem: ErrorValue | null = null;
    for (const [source, search] of SOURCES) {
      try {
        const found = await search(client, query, from);
        if (found !== null) return { source, ...found, problem };
        problem ??= failure("HUB_ANSWER_UNKNOWN", { host: hostOf(baseUrl()) }).value;
      } catch (error) {
        problem ??= expected(error);
        // The other address is on the same machine.
        if (expected(error).code !== "HUB_ANSWER_UNKNOWN") break;
      }
    }
    const found = await searchByEngine(query, from, engine);
    if (found !== null) return { source: "engine", ...found, problem };
    return { source: "none", total: null, repositories: [], problem };
  }

  return {
    search(query, from, engine) {
      const term = query.trim();
      return searches.get(JSON.stringify([baseUrl(), engine.target.id, term, from]), () =>
        searchAnew(term, from, engine),
      );
    },
    tags(repository, filter, page, engine) {
      const status = engine.status();
      const platform = status.phase === "ready" ? status.facts.platform : null;
      const request = { repository, filter: filter.trim(), page, platform };
      return tagPages.get(JSON.stringify([baseUrl(), request]), () => findTags(client, request));
    },
  };
}

/** The last resort: the engine may have a way to Docker Hub where this computer has none. */
async function searchByEngine(query: string, from: number, engine: Engine): Promise<Found | null> {
  if (query === "") return null;
  try {
    const all = await engine.images.search(query, ENGINE_LIMIT);
    return { total: all.length, repositories: all.slice(from, from + SEARCH_PAGE) };
  } catch (error) {
    // Its failure says less than Hub's own, which is told.
    expected(error);
    return null;
  }
}

/** The value of an expected failure. A bug is thrown on. */
function expected(error: unknown): ErrorValue {
  if (error instanceof Failure) return error.value;
  throw error;
}
