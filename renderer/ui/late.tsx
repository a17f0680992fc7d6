/** Parts of the page that come with scripts of their own, for what the first page does not show must not hold it up. */
import { type ComponentType, useEffect, useState } from "react";
import { hasMoved } from "./has-moved.ts";

export interface LatePart<Props> {
  /** `null` until it has been loaded. */
  readonly component: () => ComponentType<Props> | null;
  /** Loads it once; one that failed is asked for again by the next call. */
  readonly load: () => Promise<ComponentType<Props>>;
}

const loads = new Set<() => Promise<unknown>>();

/** Declares a part. `load` imports it. */
export function latePart<Props>(load: () => Promise<ComponentType<Props>>): LatePart<Props> {
  let component: ComponentType<Props> | null = null;
  const part: LatePart<Props> = {
    component: () => component,
    load: async () => {
      component ??= await load();
      return component;
    },
  };
  loads.add(part.load);
  return part;
}

/**
 * Shows a part, and nothing for the few tens of milliseconds in which it is loaded for the first time. Throws when it cannot be.
 * Not React's `lazy`: that keeps what has come back for up to 300 ms once its fallback was seen.
 */
export function Late<Props extends object>({ part, props }: { readonly part: LatePart<Props>; readonly props: Props }) {
  const [Part, setPart] = useState(part.component);
  useEffect(() => {
    let wanted = Part === null;
    const fail = (error: unknown) =>
      setPart(() => {
        throw error;
      });
    if (wanted) {
      part.load().then(
        (loaded) => wanted && setPart(() => loaded),
        (error) => wanted && fail(error),
      );
    }
    return () => {
      wanted = false;
    };
  }, [part, Part]);
  return Part === null ? null : <Part {...props} />;
}

/** Loads all parts at the first sign of a person: a hand is on the mouse long before its first click. */
export function loadAtFirstSign(page: Window): void {
  const signs = ["pointermove", "keydown"] as const;
  const heed = (event: Event): void => {
    if (event instanceof PointerEvent && !hasMoved(event)) return;
    for (const sign of signs) page.removeEventListener(sign, heed);
    // What fails now is asked for again, and told, where it is shown.
    for (const load of loads) load().catch(() => undefined);
  };
  for (const sign of signs) page.addEventListener(sign, heed, { passive: true });
}
