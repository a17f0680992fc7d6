import { useMemo } from "react";
import { useImages } from "../../stores/use-images.ts";
import {
  type CatalogueItem,
  hubItems,
  knownRepositories,
  localItems,
  matching,
  recentItems,
  typedItem,
  without,
} from "./catalogue.ts";
import { alsoKnown, starters } from "./starters.ts";
import { typedReference } from "./typed-reference.ts";
import type { HubSearch } from "./use-hub-search.ts";
import { useRecent } from "./use-recent.ts";

export interface Catalogue {
  /** The one reference that was typed exactly; `null` for plain words. */
  readonly typed: CatalogueItem | null;
  readonly local: readonly CatalogueItem[];
  readonly recent: readonly CatalogueItem[];
  /** Docker Hub's answer, or well-known images when nothing is asked. */
  readonly hub: readonly CatalogueItem[];
}

/** Everything that the query finds, before the filter. */
export function useCatalogue(query: string, search: HubSearch): Catalogue {
  const images = useImages((state) => state.images);
  const used = useRecent();
  const known = useMemo(() => knownRepositories(alsoKnown, starters, search.repositories), [search.repositories]);
  const local = useMemo(() => localItems(images, used, known), [images, used, known]);
  return useMemo(() => {
    const name = typedReference(query);
    const found = query === "" ? starters : search.repositories;
    return {
      typed: name === null ? null : typedItem(name, local, known),
      local: matching(local, query),
      recent: matching(recentItems(used, local, known), query),
      hub: hubItems(found, local),
    };
  }, [query, search.repositories, local, used, known]);
}

/** For the view of all: each image in the first section that has it. */
export function eachOnce({ typed, local, recent, hub }: Catalogue): Catalogue {
  const first = typed === null ? [] : [typed];
  const here = without(local, first);
  const again = without(recent, [...first, ...here]);
  return { typed, local: here, recent: again, hub: without(hub, [...first, ...here, ...again]) };
}
