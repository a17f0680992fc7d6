/** Reads named objects again, each no more often than needed: those that are named while a read runs wait for the next one. */

export interface Refetcher {
  add(id: string): void;
  /** Nothing more is read. */
  close(): void;
}

/**
 * `fetch` gets up to `most` distinct ids; only one runs at a time. When it rejects, `onError` is told and the refetcher is closed:
 * whoever made it starts anew with a full list.
 */
export function createRefetcher(
  fetch: (ids: readonly string[]) => Promise<void>,
  most: number,
  onError: (error: unknown) => void,
): Refetcher {
  const pending = new Set<string>();
  let running = false;
  let closed = false;

  async function run(): Promise<void> {
    running = true;
    try {
      while (pending.size > 0 && !closed) {
        const ids: string[] = [];
        for (const id of pending) {
          if (ids.length === most) break;
          ids.push(id);
          pending.delete(id);
        }
        await fetch(ids);
      }
    } catch (error) {
      if (!closed) onError(error);
      closed = true;
    } finally {
      running = false;
    }
  }

  return {
    add(id) {
      if (closed) return;
      pending.add(id);
      if (!running) void run();
    },
    close() {
      closed = true;
      pending.clear();
    },
  };
}
