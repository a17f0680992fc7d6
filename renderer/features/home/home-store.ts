/** What was looked for on Home, so that coming back finds it again. Kept for this page only. */
import { create } from "zustand";
import type { Filter } from "./catalogue.ts";

interface HomeState {
  readonly query: string;
  readonly filter: Filter;
}

export const useHome = create<HomeState>(() => ({ query: "", filter: "all" }));

export function setQuery(query: string): void {
  useHome.setState({ query });
}

export function setFilter(filter: Filter): void {
  useHome.setState({ filter });
}
