/**
 * One clock for everything on the page that ages. Each reader gives a function from the time to what it shows, and is
 * rendered again only when that changes: an age in hours is asked every second and drawn once an hour.
 */
import { useCallback, useSyncExternalStore } from "react";

const TICK_MS = 1000;
const readers = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;

function tick(): void {
  now = Date.now();
  for (const reader of readers) reader();
}

/** Stands still while the page is hidden or nobody reads. */
function wind(): void {
  const wanted = readers.size > 0 && document.visibilityState === "visible";
  if (wanted && timer === null) {
    timer = setInterval(tick, TICK_MS);
    tick();
  } else if (!wanted && timer !== null) {
    clearInterval(timer);
    timer = null;
  }
}

function subscribe(reader: () => void): () => void {
  if (readers.size === 0) document.addEventListener("visibilitychange", wind);
  readers.add(reader);
  wind();
  return () => {
    readers.delete(reader);
    if (readers.size === 0) document.removeEventListener("visibilitychange", wind);
    wind();
  };
}

/** What `show` makes of the present time (milliseconds since the epoch). It must return a primitive. */
export function useNow<Shown extends string | number | boolean | null>(show: (now: number) => Shown): Shown {
  const read = useCallback(() => show(now), [show]);
  return useSyncExternalStore(subscribe, read);
}
