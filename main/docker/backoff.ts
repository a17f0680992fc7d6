/** When to try again: soon and steadily for an engine on this machine, ever more rarely for one that is away. */

const LOCAL_FIRST = 50;
const LOCAL_MOST = 1500;
const REMOTE_FIRST = 500;
const REMOTE_MOST = 10_000;

export interface Backoff {
  /** Plans the next try, and returns the milliseconds until then. */
  next(local: boolean): number;
  /** Something moved: try at once, and begin counting anew. Several hurries in a row are one try. */
  hurry(): void;
  /** Connected: the next trouble begins counting anew. */
  reset(): void;
  /** Plans nothing any more. */
  cancel(): void;
}

/** `random` in [0, 1) spreads remote tries, so that many Berths do not knock together. */
export function createBackoff(run: () => void, random: () => number = Math.random): Backoff {
  let tries = 0;
  let timer: NodeJS.Timeout | null = null;

  function plan(ms: number): number {
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      run();
    }, ms);
    return ms;
  }

  return {
    next(local) {
      const most = local ? LOCAL_MOST : REMOTE_MOST;
      const wait = Math.min(most, (local ? LOCAL_FIRST : REMOTE_FIRST) * 2 ** Math.min(tries, 10));
      tries += 1;
      return plan(local ? wait : Math.round(wait * (0.5 + random() / 2)));
    },
    hurry() {
      tries = 0;
      plan(0);
    },
    reset() {
      tries = 0;
    },
    cancel() {
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
