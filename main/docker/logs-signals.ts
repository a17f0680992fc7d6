/** Waiting for "something happened" without piling up listeners: one for the connection, one for the reader's end. */
import type { Connection } from "./connection.ts";

export interface Signals {
  /** Something happened. Remembered until the next wait. */
  notify(): void;
  /** Settles when something happened since the last wait, when the connection was lost or came back, or when the reader is gone. */
  next(): Promise<void>;
  /** Waits until `condition` holds, at most `milliseconds`, or until the reader is gone. */
  until(condition: () => boolean, milliseconds: number): Promise<void>;
  close(): void;
}

export function createSignals(connection: Connection, signal: AbortSignal): Signals {
  let happened = false;
  let wake: (() => void) | null = null;

  function notify(): void {
    happened = true;
    wake?.();
  }

  async function next(): Promise<void> {
    while (!happened && !signal.aborted) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      wake = null;
    }
    happened = false;
  }

  let phase = connection.status().phase;
  const forget = connection.onStatus((status) => {
    if (status.phase !== phase) notify();
    phase = status.phase;
  });
  signal.addEventListener("abort", notify);
  return {
    notify,
    next,
    async until(condition, milliseconds) {
      let over = false;
      const timer = setTimeout(() => {
        over = true;
        notify();
      }, milliseconds);
      while (!condition() && !over && !signal.aborted) await next();
      clearTimeout(timer);
    },
    close() {
      forget();
      signal.removeEventListener("abort", notify);
    },
  };
}
