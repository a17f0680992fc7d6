/** The account of one stream: what is with its reader. */
export interface Credit {
  /** Waits until something may be sent. `false` when the stream was cancelled. One waiter at a time. */
  available(): Promise<boolean>;
  spend(bytes: number): void;
  /** The oldest item that is with the reader has been dealt with. */
  giveBack(): void;
  readonly cancel: () => void;
}

export function createCredit(limit: { readonly items: number; readonly bytes: number }): Credit {
  /** Sizes of the items that are with the reader, oldest first. */
  const outstanding: number[] = [];
  let bytes = 0;
  let cancelled = false;
  let wake: (() => void) | null = null;

  const free = (): boolean => outstanding.length === 0 || (outstanding.length < limit.items && bytes < limit.bytes);
  const notify = (): void => {
    wake?.();
    wake = null;
  };

  return {
    async available() {
      while (!cancelled && !free()) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return !cancelled;
    },
    spend(size) {
      outstanding.push(size);
      bytes += size;
    },
    giveBack() {
      bytes -= outstanding.shift() ?? 0;
      notify();
    },
    cancel() {
      cancelled = true;
      notify();
    },
  };
}
