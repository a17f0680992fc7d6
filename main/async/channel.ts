/** A queue between something that pushes and one async generator that reads. */

export interface Channel<T> {
  push(item: T): void;
  /** No more items: the reader gets those that wait, then ends. */
  close(): void;
  /** The reader gets the items that wait, then the error is thrown at it. */
  fail(error: unknown): void;
  /**
   * Reads until the channel is closed, or until `signal` aborts (which ends the generator at once, without an error).
   * One abort listener for the whole stream. To be read once.
   */
  read(signal: AbortSignal): AsyncGenerator<T, void, undefined>;
  /** How many items wait. */
  readonly size: number;
}

/** Puts `next` into `waiting`, the items that a slow reader has not taken yet: append it, merge it, or replace them. */
export type Join<T> = (waiting: T[], next: T) => void;

/** `join` keeps the queue of a slow reader short; without it every item is kept. */
export function createChannel<T>(join: Join<T> = (waiting, next) => waiting.push(next)): Channel<T> {
  const waiting: T[] = [];
  let ended = false;
  let failed: { readonly error: unknown } | null = null;
  let wake: (() => void) | null = null;

  const notify = (): void => {
    wake?.();
    wake = null;
  };

  async function* read(signal: AbortSignal): AsyncGenerator<T, void, undefined> {
    signal.addEventListener("abort", notify);
    try {
      while (!signal.aborted) {
        const item = waiting.shift();
        if (item !== undefined) {
          yield item;
        } else if (failed) {
          throw failed.error;
        } else if (ended) {
          return;
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      signal.removeEventListener("abort", notify);
      waiting.length = 0;
      ended = true;
    }
  }

  return {
    push(item) {
      if (ended) return;
      join(waiting, item);
      notify();
    },
    close() {
      ended = true;
      notify();
    },
    fail(error) {
      if (ended) return;
      failed = { error };
      ended = true;
      notify();
    },
    read,
    get size() {
      return waiting.length;
    },
  };
}
