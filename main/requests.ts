/** What the tray, the menu or a second start asks the page to show (`app.requests`). */
import type { AppRequest } from "../contract/app.ts";
import { type Channel, createChannel } from "./async/channel.ts";

export interface Requests {
  /** Goes to every page that listens; to the next one that does when there is none yet, as while the window opens. */
  send(request: AppRequest): void;
  watch(signal: AbortSignal): AsyncGenerator<AppRequest, void, undefined>;
}

export function createRequests(): Requests {
  const pages = new Set<Channel<AppRequest>>();
  /** Only the last: whoever asked twice wants what was asked last. */
  let waiting: AppRequest | null = null;
  return {
    send: (request) => {
      if (pages.size === 0) waiting = request;
      for (const page of pages) page.push(request);
    },
    async *watch(signal) {
      const channel = createChannel<AppRequest>();
      pages.add(channel);
      if (waiting !== null) channel.push(waiting);
      waiting = null;
      try {
        yield* channel.read(signal);
      } finally {
        pages.delete(channel);
      }
    },
  };
}
