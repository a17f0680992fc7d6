/** What Home shows: images on the engine, recently used ones and Docker Hub's, each once, put into sections. Pure. */
import type { HubRepository } from "../../../contract/model/hub.ts";
import type { ImageSummary, RecentImage } from "../../../contract/model/image.ts";
import { type NamedReference, nameReference, withTag } from "./typed-reference.ts";

/** A tag (or a digest) of a repository that is on the engine. */
export interface LocalTag {
  readonly tag: string;
  /** Bytes on the engine's disk. */
  readonly size: number;
}

export interface CatalogueItem {
  /** As people write it, without a tag: `nginx`, `ghcr.io/org/app`. */
  readonly repository: string;
  /** What the card begins with. `null` only beside a digest. */
  readonly tag: string | null;
  readonly digest: string | null;
  /** Newest first; empty when nothing of it is on the engine. */
  readonly local: readonly LocalTag[];
  /** On Docker Hub, so its tags can be listed. */
  readonly onHub: boolean;
  readonly badge: HubRepository["badge"];
  readonly publisher: string | null;
  readonly description: string;
  /** `null` when not known. */
  readonly stars: number | null;
  readonly pulls: string | null;
}

export type Filter = "all" | "local" | "hub" | "recent";

const about = (item: NamedReference, known: ReadonlyMap<string, HubRepository>): CatalogueItem => {
  const hub = known.get(item.repository);
  return {
    repository: item.repository,
    tag: item.tag,
    digest: item.digest,
    local: [],
    onHub: item.onHub,
    badge: hub?.badge ?? null,
    publisher: hub?.publisher ?? null,
    description: hub?.description ?? "",
    stars: hub === undefined || hub.pulls === null ? null : hub.stars,
    pulls: hub?.pulls ?? null,
  };
};

/** What is known of repositories by their name, for descriptions and marks of images that did not come from a search. */
export function knownRepositories(...lists: readonly (readonly HubRepository[])[]): ReadonlyMap<string, HubRepository> {
  return new Map(lists.flat().map((repository) => [repository.name, repository]));
}

/** The engine's images, one item a repository, in the order of last use, then of age. Images without a name are left out. */
export function localItems(
  images: Iterable<ImageSummary>,
  recent: readonly RecentImage[],
  known: ReadonlyMap<string, HubRepository>,
): readonly CatalogueItem[] {
  const found = new Map<string, { readonly name: NamedReference; readonly tags: LocalTag[]; pulled: boolean }>();
  const newestFirst = [...images].sort((a, b) => b.createdAt - a.createdAt);
  for (const image of newestFirst) {
    const names = image.tags.length > 0 ? image.tags : image.digests;
    for (const text of names) {
      const name = nameReference(text);
      if (name === null) continue;
      const entry = found.get(name.repository) ?? { name, tags: [], pulled: false };
      entry.pulled ||= image.digests.length > 0;
      if (name.tag !== null) entry.tags.push({ tag: name.tag, size: image.size });
      found.set(name.repository, entry);
    }
  }
  const used = new Map<string, number>();
  for (const { reference, usedAt } of recent) {
    const repository = nameReference(reference)?.repository;
    if (repository !== undefined && !used.has(repository)) used.set(repository, usedAt);
  }
  return [...found.values()]
    .map(({ name, tags, pulled }) => {
      const item = { ...about(name, known), tag: tags[0]?.tag ?? null, local: tags };
      // Anyone may call an image `redis`; one that never came from a registry carries no registry's mark.
      return pulled ? item : { ...item, badge: null, publisher: null };
    })
    .sort((a, b) => (used.get(b.repository) ?? 0) - (used.get(a.repository) ?? 0));
}

/** Recently launched images, newest first, one item a repository, opened at the tag that was used. */
export function recentItems(
  recent: readonly RecentImage[],
  local: readonly CatalogueItem[],
  known: ReadonlyMap<string, HubRepository>,
): readonly CatalogueItem[] {
  const items = new Map<string, CatalogueItem>();
  for (const { reference } of recent) {
    const name = nameReference(reference);
    if (name === null || items.has(name.repository)) continue;
    items.set(name.repository, { ...about(name, known), local: tagsOn(local, name.repository) });
  }
  return [...items.values()];
}

/** Docker Hub's answer as items, in its order. */
export function hubItems(
  repositories: readonly HubRepository[],
  local: readonly CatalogueItem[],
): readonly CatalogueItem[] {
  const known = knownRepositories(repositories);
  const items = new Map<string, CatalogueItem>();
  for (const repository of repositories) {
    const name = nameReference(repository.name);
    // A name that no engine could pull is no image: it came from outside, so it is checked.
    if (name === null || items.has(repository.name)) continue;
    items.set(repository.name, { ...about(name, known), local: tagsOn(local, name.repository) });
  }
  return [...items.values()];
}

/** The reference that was typed, as an item. */
export function typedItem(
  name: NamedReference,
  local: readonly CatalogueItem[],
  known: ReadonlyMap<string, HubRepository>,
): CatalogueItem {
  return { ...about(name, known), local: tagsOn(local, name.repository) };
}

function tagsOn(local: readonly CatalogueItem[], repository: string): readonly LocalTag[] {
  return local.find((item) => item.repository === repository)?.local ?? [];
}

/** Items whose name or tag has every word of the query; those that begin with it first. */
export function matching(items: readonly CatalogueItem[], query: string): readonly CatalogueItem[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  const hits = items.filter((item) => {
    const text = [item.repository, ...item.local.map(({ tag }) => withTag(item.repository, tag))]
      .join("\n")
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const begins = (item: CatalogueItem) =>
    item.repository.slice(item.repository.lastIndexOf("/") + 1).startsWith(words[0] ?? "");
  return [...hits.filter(begins), ...hits.filter((item) => !begins(item))];
}

/** `items` without those whose repository stands in `shown`. */
export function without(items: readonly CatalogueItem[], shown: readonly CatalogueItem[]): readonly CatalogueItem[] {
  const names = new Set(shown.map((item) => item.repository));
  return items.filter((item) => !names.has(item.repository));
}

/** The whole reference of an item at a tag. */
export function referenceOf(item: CatalogueItem, tag: string | null): string {
  const named = tag === null ? item.repository : withTag(item.repository, tag);
  // A digest belongs to the tag that it was given with; another tag is another image.
  return item.digest !== null && tag === item.tag ? `${named}@${item.digest}` : named;
}
