/** What was looked for on Home, so that coming back finds it again. Kept for this page only. */
import { create } from "zustand";
import type { Filter } from "./catalogue.ts";

interface HomeState {
  readonly query: string;
  readonly filter: Filter;
  /** Jobs that a card's Create started: their failures show on the card. */
  readonly started: ReadonlySet<string>;
}

export const useHome = create<HomeState>(() => ({ query: "", filter: "all", started: new Set() }));

export function rememberStarted(job: string): void {
  useHome.setState(({ started }) => ({ started: new Set([...started, job]) }));
}

export function setQuery(query: string): void {
  useHome.setState({ query });
}

export function setFilter(filter: Filter): void {
  useHome.setState({ filter });
}
