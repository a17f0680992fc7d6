import { Clock, CornerDownLeft, Globe, Layers } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorCard } from "../../ui/error-card.tsx";
import { countOf } from "../../ui/format.ts";
import { CardSection, CardSkeletons, cardKey } from "./card-grid.tsx";
import type { CatalogueItem, Filter } from "./catalogue.ts";
import styles from "./catalogue-view.module.css";
import { setFilter, setQuery } from "./home-store.ts";
import { type Catalogue, eachOnce } from "./use-catalogue.ts";
import type { useHubSearch } from "./use-hub-search.ts";

export interface CatalogueViewProps {
  readonly query: string;
  /** What Docker Hub is asked for; empty when it is not. */
  readonly asked: string;
  readonly filter: Filter;
  readonly catalogue: Catalogue;
  readonly search: ReturnType<typeof useHubSearch>;
}

const TITLES = { typed: "Exactly this", local: "On this engine", recent: "Used lately", hub: "Docker Hub" } as const;
type Section = keyof typeof TITLES;
/** In the view of all, two rows of three are enough of one place; alone it may be long. */
const FEW = 6;
const MANY = 24;

/** The sections of cards, and what stands in their place when there are none. */
export function CatalogueView({ query, asked, filter, catalogue, search }: CatalogueViewProps) {
  const [focused, setFocused] = useState<string | null>(null);
  const all = filter === "all";
  const shown = sections(filter, all ? eachOnce(catalogue) : catalogue);
  const keys = shown.flatMap(([name, items]) => items.map((item) => cardKey(TITLES[name], item)));
  const reachable = focused !== null && keys.includes(focused) ? focused : (keys[0] ?? null);
  const asksHub = (all || filter === "hub") && asked !== "";
  const waiting = asksHub && search.repositories.length === 0 && (search.searching || search.query !== asked);
  const common = { reachable, onFocusCard: setFocused };
  const parts = Object.fromEntries(shown) as Partial<Record<Section, readonly CatalogueItem[]>>;
  const { typed, local, recent, hub } = parts;
  return (
    <>
      {typed !== undefined && (
        <CardSection
          {...common}
          key={`typed:${query}`}
          icon={<CornerDownLeft size={16} />}
          title={TITLES.typed}
          items={typed}
          first={1}
        />
      )}
      {local !== undefined && (
        <CardSection
          {...common}
          key={`local:${filter}`}
          icon={<Layers size={16} />}
          title={TITLES.local}
          note={all && query === "" ? "ready to start, nothing to pull" : undefined}
          items={local}
          first={all ? FEW : MANY}
        />
      )}
      {recent !== undefined && (
        <CardSection
          {...common}
          icon={<Clock size={16} />}
          title={TITLES.recent}
          items={recent}
          first={all ? FEW : MANY}
        />
      )}
      {hub !== undefined && (
        <CardSection
          {...common}
          key={`hub:${query === "" ? "" : "found"}`}
          icon={<Globe size={16} />}
          title={query === "" ? "Well known on Docker Hub" : TITLES.hub}
          note={hubNote(asked, search)}
          items={hub}
          first={MANY}
          onMore={asked !== "" && search.canLoadMore ? search.loadMore : undefined}
          loadingMore={search.searching}
        />
      )}
      {waiting && <CardSkeletons />}
      {asksHub && search.problem !== null && (
        <ErrorCard
          className={styles.problem ?? ""}
          error={search.problem}
          onFix={search.problem.data.fix?.kind === "retry" ? search.retry : undefined}
          actions={
            search.problem.data.fix?.kind !== "retry" && (
              <Button size="sm" busy={search.searching} onClick={search.retry}>
                Try again
              </Button>
            )
          }
        />
      )}
      {shown.length === 0 && !waiting && search.problem === null && <Nothing query={query} filter={filter} />}
    </>
  );
}

/** What the filter lets through, without empty sections. */
function sections(filter: Filter, { typed, local, recent, hub }: Catalogue): [Section, readonly CatalogueItem[]][] {
  const wanted: [Section, readonly CatalogueItem[], boolean][] = [
    ["typed", typed === null ? [] : [typed], filter === "all" || filter === "hub"],
    ["local", local, filter === "all" || filter === "local"],
    ["recent", recent, filter === "all" || filter === "recent"],
    ["hub", hub, filter === "all" || filter === "hub"],
  ];
  return wanted.flatMap(([name, items, on]) => (on && items.length > 0 ? [[name, items]] : []));
}

function hubNote(asked: string, search: CatalogueViewProps["search"]): string | undefined {
  if (asked === "") return undefined;
  if (search.searching || search.query !== asked) return "Searching…";
  return search.total === null ? undefined : `${countOf(search.total, "image")} found`;
}

function Nothing({ query, filter }: { readonly query: string; readonly filter: Filter }) {
  const clear = <Button onClick={() => setQuery("")}>Clear search</Button>;
  const everywhere = <Button onClick={() => setFilter("all")}>Search everywhere</Button>;
  if (query === "") {
    return filter === "recent" ? (
      <EmptyState title="Nothing was launched yet" actions={everywhere}>
        Images that you make containers of are kept here.
      </EmptyState>
    ) : (
      <EmptyState title="No images yet" actions={everywhere}>
        They appear when you create a container.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={`No image matches “${query}”`}
      actions={
        <>
          {clear}
          {filter !== "all" && everywhere}
        </>
      }
    >
      Private ones are found by their whole name, with registry and tag.
    </EmptyState>
  );
}
