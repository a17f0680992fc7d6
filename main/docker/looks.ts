/** Counts how often each thing was looked at in vain, and looks again after a pause that grows. */

export interface Looks {
  /** Has it looked at once more, later. False when that was done often enough. */
  again(id: string): boolean;
  /** It has been looked at for 1 s and more, and is yet again: who waits for it should hear what there is. */
  isLong(id: string): boolean;
  /** It is as it should be, or there is news of it: whatever comes next begins anew. */
  done(id: string): void;
  /** Looks at nothing more. */
  close(): void;
}

/** Together 8 s: an engine that writes to a busy disk may take that long to show what it has told. */
const LOOKS = 12;
const FIRST_MS = 2;
/** Together 1 s. */
const LONG = 9;

export function createLooks(look: (id: string) => void): Looks {
  const waiting = new Map<string, { readonly times: number; readonly timer: NodeJS.Timeout }>();

  function done(id: string): void {
    clearTimeout(waiting.get(id)?.timer);
    waiting.delete(id);
  }

  return {
    again(id) {
      const times = waiting.get(id)?.times ?? 0;
      done(id);
      if (times === LOOKS) return false;
      waiting.set(id, { times: times + 1, timer: setTimeout(() => look(id), FIRST_MS * 2 ** times) });
      return true;
    },
    isLong: (id) => (waiting.get(id)?.times ?? 0) > LONG,
    done,
    close() {
      for (const id of [...waiting.keys()]) done(id);
    },
  };
}
