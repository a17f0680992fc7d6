/** A link that outlives its wires: it opens a new one after a loss, by itself. */
import type { ClientLink } from "@orpc/client";
import { type CallContext, linkOver } from "./link.ts";
import { NoSession } from "./session.ts";
import type { Wire } from "./wire.ts";

/** `lost`: no answer; it is tried again. `no-session`: Berth was restarted, or never met this browser. */
export type Loss = "lost" | "no-session";

/** Milliseconds between tries: quick at first, for a restart takes a moment. */
const PAUSES = [100, 250, 500, 1000, 2000];

export interface Reconnecting {
  readonly link: ClientLink<CallContext>;
  /** Told `null` when the line is there again. Returns the unsubscriber. */
  onLoss(listener: (loss: Loss | null) => void): () => void;
  /** Ends it for good: tries no more. */
  close(): void;
}

/**
 * Opens at once. Calls wait for the try that is under way; a call during a loss tries at once and fails when that try does,
 * so that nothing a person clicked long ago happens all of a sudden. Streams of a lost wire fail; their readers open them anew.
 */
export function createReconnecting(open: () => Promise<Wire>): Reconnecting {
  const listeners = new Set<(loss: Loss | null) => void>();
  let current: Promise<ClientLink<CallContext>> | null = null;
  let loss: Loss | null = null;
  let wire: Wire | null = null;
  let failures = 0;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (next: Loss | null): void => {
    if (loss === next) return;
    loss = next;
    for (const listener of [...listeners]) listener(next);
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void connect().catch(() => undefined), PAUSES[Math.min(failures, PAUSES.length - 1)]);
  };
  const dropped = (next: Loss): void => {
    if (closed) return;
    current = null;
    tell(next);
    later();
  };
  const attempt = async (): Promise<ClientLink<CallContext>> => {
    try {
      const opened = await open();
      wire = opened;
      opened.onClose(() => dropped("lost"));
      failures = 0;
      tell(null);
      return linkOver(opened);
    } catch (error) {
      failures += 1;
      dropped(error instanceof NoSession ? "no-session" : "lost");
      throw error;
    }
  };
  const connect = (): Promise<ClientLink<CallContext>> => {
    clearTimeout(timer);
    current ??= attempt();
    return current;
  };

  connect().catch(() => undefined);
  return {
    link: { call: async (path, input, options) => (await connect()).call(path, input, options) },
    onLoss: (listener) => {
      listeners.add(listener);
      if (loss !== null) listener(loss);
      return () => listeners.delete(listener);
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      wire?.close();
    },
  };
}
