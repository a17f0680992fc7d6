import { useEffect, useReducer, useRef } from "react";
import type { ErrorValue } from "../../../contract/model/error-value.ts";
import type { HubRepository, HubSearchResult } from "../../../contract/model/hub.ts";
import { client } from "../../client.ts";
import { problemOf } from "../../stores/report.ts";

/** Long enough for the next letter of a quick typist, short enough to feel at once. */
const TYPING_PAUSE_MS = 200;

export interface HubSearch {
  /** The query that `repositories` answer; may lag behind what is typed. */
  readonly query: string;
  readonly repositories: readonly HubRepository[];
  /** How many there are in all; `null` when the source does not say. */
  readonly total: number | null;
  readonly searching: boolean;
  /** Set when nothing could be had. */
  readonly problem: ErrorValue | null;
  readonly canLoadMore: boolean;
}

const EMPTY: HubSearch = {
  query: "",
  repositories: [],
  total: null,
  searching: false,
  problem: null,
  canLoadMore: false,
};

type Step =
  | { readonly kind: "cleared" }
  | { readonly kind: "asked" }
  | { readonly kind: "answered"; readonly query: string; readonly from: number; readonly result: HubSearchResult }
  | { readonly kind: "failed"; readonly query: string; readonly problem: ErrorValue };

function reduce(state: HubSearch, step: Step): HubSearch {
  switch (step.kind) {
    case "cleared":
      return EMPTY;
    case "asked":
      return { ...state, searching: true };
    case "failed":
      return { ...EMPTY, query: step.query, problem: step.problem };
    case "answered": {
      const { source, total, problem } = step.result;
      const earlier = step.from > 0 ? state.repositories : [];
      const repositories = [...earlier, ...step.result.repositories];
      return {
        query: step.query,
        repositories,
        total,
        searching: false,
        problem: source === "none" ? problem : null,
        canLoadMore: step.result.repositories.length > 0 && (total === null || repositories.length < total),
      };
    }
  }
}

/**
 * Searches Docker Hub as the query changes: after a pause in typing, dropping the answer of an older question. An empty query asks nothing.
 * `loadMore` adds the next results; `retry` asks the same again.
 */
export function useHubSearch(query: string): HubSearch & { readonly loadMore: () => void; readonly retry: () => void } {
  const [state, apply] = useReducer(reduce, EMPTY);
  const under = useRef<AbortController | null>(null);

  const ask = (from: number) => {
    under.current?.abort();
    const abort = new AbortController();
    under.current = abort;
    apply({ kind: "asked" });
    client.hub.search({ query, from }, { signal: abort.signal }).then(
      (result) => {
        if (!abort.signal.aborted) apply({ kind: "answered", query, from, result });
      },
      (error: unknown) => {
        if (!abort.signal.aborted) apply({ kind: "failed", query, problem: problemOf(error, "The search failed.") });
      },
    );
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a changed query asks anew; `ask` reads nothing else that changes
  useEffect(() => {
    if (query === "") {
      apply({ kind: "cleared" });
      return;
    }
    const timer = setTimeout(() => ask(0), TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      under.current?.abort();
    };
  }, [query]);

  return {
    ...state,
    loadMore: () => ask(state.repositories.length),
    retry: () => ask(0),
  };
}
