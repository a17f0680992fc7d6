/** Where the page is. The route stands in the address's hash, so that a reload stays; back and forward are the browser's. */
import { useSyncExternalStore } from "react";

export type ContainerTab = "logs" | "inspect";

export type Route =
  | { readonly page: "home" }
  | { readonly page: "containers" }
  | { readonly page: "container"; readonly id: string; readonly tab: ContainerTab };

interface Snapshot {
  /** `null`: nothing was asked for yet; the app opens on what suits (see `app.tsx`). */
  readonly route: Route | null;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
}

/** A container's name or id, as the contract's ContainerRef: nothing in it needs an escape. */
const REFERENCE = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/;

/** The route that a hash names; `null` when it names none. Pure. */
export function parseHash(hash: string): Route | null {
  const [page, id, tab] = hash.replace(/^#\/?/, "").split("/");
  if (page === "home") return { page: "home" };
  if (page === "containers") return { page: "containers" };
  if (page === "container" && id !== undefined && REFERENCE.test(id)) {
    return { page: "container", id, tab: tab === "inspect" ? "inspect" : "logs" };
  }
  return null;
}

/** The hash that names a route. Pure. */
export function toHash(route: Route): string {
  return route.page === "container" ? `#/container/${route.id}/${route.tab}` : `#/${route.page}`;
}

/** The history's entries carry their number, so that the page knows whether there is a back and a forward. */
let index = 0;
let last = 0;
let snapshot: Snapshot = { route: null, canGoBack: false, canGoForward: false };
const listeners = new Set<() => void>();

function update(): void {
  snapshot = { route: parseHash(location.hash), canGoBack: index > 0, canGoForward: index < last };
  for (const listener of listeners) listener();
}

/** Begins to follow the address. Called once, before the first render. */
export function startRouter(): void {
  index = numberOf(history.state);
  last = index;
  window.addEventListener("popstate", () => {
    index = numberOf(history.state);
    last = Math.max(last, index);
    update();
  });
  update();
}

function numberOf(state: unknown): number {
  const value = typeof state === "object" && state !== null && "index" in state ? state.index : 0;
  return typeof value === "number" ? value : 0;
}

/** Goes to a page. `replace` leaves no step back: for a change of tab, and for the first page. */
export function navigate(route: Route, options: { readonly replace?: boolean } = {}): void {
  const hash = toHash(route);
  if (hash === location.hash) return;
  const replace = options.replace ?? false;
  if (!replace) {
    index += 1;
    last = index;
  }
  history[replace ? "replaceState" : "pushState"]({ index }, "", hash);
  update();
}

export function goBack(): void {
  if (snapshot.canGoBack) history.back();
}

export function goForward(): void {
  if (snapshot.canGoForward) history.forward();
}

/** The present route outside of components; `null` while nothing was asked for. */
export function currentRoute(): Route | null {
  return snapshot.route;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The present route; `null` while nothing was asked for. Stays the same object until it changes. */
export function useRoute(): Route | null {
  return useSyncExternalStore(subscribe, () => snapshot.route);
}

export function useHistory(): { readonly canGoBack: boolean; readonly canGoForward: boolean } {
  return useSyncExternalStore(subscribe, () => snapshot);
}
