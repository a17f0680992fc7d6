/** Keeps a stream from main open for as long as the page is seen, and opens it again when it ended. */

export interface Watched<Update> {
  readonly open: (signal: AbortSignal) => Promise<AsyncIterable<Update>>;
  readonly apply: (update: Update) => void;
  /** The stream ended though the page wanted it: Berth is gone for the moment, or has a fault. */
  readonly onBroken?: (error: unknown) => void;
  /** Also while the page is hidden. */
  readonly whenHidden?: boolean;
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2000;

/** Starts it. Closed while the page is hidden; opened anew, with a new snapshot, when it is shown. Returns what ends it. */
export function keepWatching<Update>(watched: Watched<Update>): () => void {
  let controller: AbortController | null = null;

  const follow = async (signal: AbortSignal) => {
    let pause = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      try {
        for await (const update of await watched.open(signal)) {
          if (signal.aborted) return;
          pause = FIRST_PAUSE_MS;
          watched.apply(update);
        }
      } catch (error) {
        if (signal.aborted) return;
        watched.onBroken?.(error);
      }
      await rest(pause, signal);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  };

  const heed = () => {
    if (document.visibilityState === "hidden" && watched.whenHidden !== true) {
      controller?.abort();
      controller = null;
    } else if (controller === null) {
      controller = new AbortController();
      void follow(controller.signal);
    }
  };

  document.addEventListener("visibilitychange", heed);
  heed();
  return () => {
    document.removeEventListener("visibilitychange", heed);
    controller?.abort();
  };
}

function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done);
  });
}
