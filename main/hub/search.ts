/**
 * Docker Hub's two ways to search. Neither is documented, so every field that may be missing may be missing, and entries that make no sense
 * are left out rather than fail the whole.
 */
import { z } from "zod";
import type { HubRepository } from "../../contract/model/hub.ts";
import { parseReference } from "../../contract/model/reference.ts";
import type { HubClient } from "./request.ts";

export interface Found {
  readonly total: number | null;
  readonly repositories: HubRepository[];
}

/** How many results a page has. */
export const SEARCH_PAGE = 25;

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");
const count = z
  .number()
  .nullish()
  .transform((value) => value ?? 0);

const V4Answer = z.object({ total: z.number().nullish(), results: z.array(z.unknown()).nullable() });
const V4Result = z.object({
  name: text,
  slug: text,
  id: text,
  publisher: z.object({ name: text }).nullish(),
  short_description: text,
  badge: text,
  star_count: count,
  pull_count: z.union([z.string(), z.number()]).nullish(),
  archived: z.boolean().nullish(),
});

/** What the web site uses. With no query: the most pulled official images. `null` when nothing of it is understood, or the address is gone. */
export async function searchV4(hub: HubClient, query: string, from: number): Promise<Found | null> {
  const best = query === "" ? { badges: "official", sort: "pull_count" } : {};
  const answer = await hub.ask("/api/search/v4", { query, from, size: SEARCH_PAGE, type: "image", ...best }, V4Answer);
  if (answer === null) return null;
  const repositories = understand(answer.results ?? [], V4Result, (result): HubRepository | null => {
    if (result.archived === true) return null;
    return {
      name: result.slug || result.name || result.id,
      publisher: result.publisher?.name || null,
      description: result.short_description,
      badge: badgeOf(result.badge),
      stars: result.star_count,
      pulls: typeof result.pull_count === "number" ? compact(result.pull_count) : result.pull_count || null,
    };
  });
  return repositories && { total: answer.total ?? null, repositories };
}

const V2Answer = z.object({ count: z.number().nullish(), results: z.array(z.unknown()).nullable() });
const V2Result = z.object({
  repo_name: z.string(),
  short_description: text,
  repo_owner: text,
  star_count: count,
  pull_count: z.number().nullish(),
  is_official: z.boolean().nullish(),
});

/** The older one: no publishers' badges. `null` when nothing of it is understood, or the address is gone. */
export async function searchV2(hub: HubClient, query: string, from: number): Promise<Found | null> {
  const page = Math.floor(from / SEARCH_PAGE) + 1;
  const answer = await hub.ask("/v2/search/repositories/", { query, page, page_size: SEARCH_PAGE }, V2Answer);
  if (answer === null) return null;
  const repositories = understand(answer.results ?? [], V2Result, (result): HubRepository => {
    const owner = result.repo_owner || result.repo_name.split("/").slice(0, -1).join("/");
    return {
      name: result.repo_name,
      publisher: result.is_official ? "Docker" : owner || null,
      description: result.short_description,
      badge: result.is_official ? "official" : null,
      stars: result.star_count,
      pulls: result.pull_count == null ? null : compact(result.pull_count),
    };
  });
  return repositories && { total: answer.count ?? null, repositories };
}

/** As Hub writes numbers of pulls: `1.5K+` would be `1K+`. */
export function compact(pulls: number): string {
  for (const [unit, size] of [
    ["B", 1e9],
    ["M", 1e6],
    ["K", 1e3],
  ] as const) {
    if (pulls >= size) return `${Math.floor(pulls / size)}${unit}+`;
  }
  return String(pulls);
}

/** `null` when there are results and none of them makes sense: then Hub speaks another language now. */
function understand<T extends z.ZodType>(
  results: readonly unknown[],
  schema: T,
  convert: (result: z.output<T>) => HubRepository | null,
): HubRepository[] | null {
  let understood = 0;
  const repositories = results.flatMap((result) => {
    const parsed = schema.safeParse(result);
    if (!parsed.success) return [];
    const repository = convert(parsed.data);
    if (repository === null) {
      understood++;
      return [];
    }
    const name = repository.name.replace(/^library\//, "");
    if (parseReference(name) === null) return [];
    understood++;
    return [{ ...repository, name }];
  });
  return understood === 0 && results.length > 0 ? null : repositories;
}

function badgeOf(badge: string): HubRepository["badge"] {
  return badge === "official" || badge === "verified_publisher" || badge === "open_source" ? badge : null;
}
