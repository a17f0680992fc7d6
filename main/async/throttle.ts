/** Calls something not too often, and never forgets the last time. */

export interface Throttle {
  /** Calls at once when the last call is long enough ago, else as soon as it is. */
  call(): void;
  /** Makes the call that waits, if any, now. */
  flush(): void;
}

/** `run` is called at most once in `milliseconds`. */
export function createThrottle(milliseconds: number, run: () => void): Throttle {
  let timer: NodeJS.Timeout | null = null;
  let waiting = false;

  function fire(): void {
    waiting = false;
    timer = setTimeout(() => {
      timer = null;
      if (waiting) fire();
    }, milliseconds);
    run();
  }

  return {
    call() {
      if (timer === null) fire();
      else waiting = true;
    },
    flush() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      if (waiting) {
        waiting = false;
        run();
      }
    },
  };
}
