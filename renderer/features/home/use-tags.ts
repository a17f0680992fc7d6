import { useEffect, useReducer, useRef } from "react";
import type { ErrorValue } from "../../../contract/model/error-value.ts";
import type { HubTag, HubTagPage } from "../../../contract/model/hub.ts";
import { client } from "../../client.ts";
import { problemOf } from "../../stores/report.ts";

const TYPING_PAUSE_MS = 200;

export interface Tags {
  readonly tags: readonly HubTag[];
  readonly total: number | null;
  readonly more: boolean;
  readonly loading: boolean;
  readonly problem: ErrorValue | null;
  readonly page: number;
}

const EMPTY: Tags = { tags: [], total: null, more: false, loading: false, problem: null, page: 0 };

type Step =
  | { readonly kind: "asked"; readonly page: number }
  | { readonly kind: "answered"; readonly page: number; readonly answer: HubTagPage }
  | { readonly kind: "failed"; readonly problem: ErrorValue };

function reduce(state: Tags, step: Step): Tags {
  switch (step.kind) {
    case "asked":
      return { ...state, loading: true, problem: null };
    case "answered": {
      const earlier = step.page > 1 ? state.tags : [];
      return {
        tags: [...earlier, ...step.answer.tags],
        total: step.answer.total,
        more: step.answer.more,
        loading: false,
        problem: null,
        page: step.page,
      };
    }
    case "failed":
      return { ...state, loading: false, problem: step.problem, more: false };
  }
}

/** A repository's tags on Docker Hub, filtered there, newest first, page by page. `null` asks nothing. */
export function useTags(repository: string | null, filter: string) {
  const [state, apply] = useReducer(reduce, EMPTY);
  const under = useRef<AbortController | null>(null);

  const ask = (page: number) => {
    if (repository === null) return;
    under.current?.abort();
    const abort = new AbortController();
    under.current = abort;
    apply({ kind: "asked", page });
    client.hub.tags({ repository, filter, page }, { signal: abort.signal }).then(
      (answer) => {
        if (!abort.signal.aborted) apply({ kind: "answered", page, answer });
      },
      (error: unknown) => {
        if (!abort.signal.aborted)
          apply({ kind: "failed", problem: problemOf(error, "The tags could not be listed.") });
      },
    );
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: `ask` reads only these two
  useEffect(() => {
    // The first page comes at once; typing in the filter is waited for.
    const timer = setTimeout(() => ask(1), filter === "" ? 0 : TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      under.current?.abort();
    };
  }, [repository, filter]);

  return {
    ...state,
    loadMore: () => {
      if (state.more && !state.loading) ask(state.page + 1);
    },
    retry: () => ask(1),
  };
}
