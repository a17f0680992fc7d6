/**
 * The credit window: how far a stream may run ahead of its reader. The reader's half is renderer/flow-control.ts.
 * An item may be made while fewer than WINDOW_ITEMS items and WINDOW_BYTES bytes are with the reader, sent and not yet
 * given back. So one item that is larger than the window still goes out, when nothing else is under way.
 */
import { STREAM_HEADER } from "../../contract/wire.ts";
import { type Credit, createCredit } from "./credit.ts";
import { weigh } from "./weigh.ts";

export const WINDOW_ITEMS = 8;
export const WINDOW_BYTES = 512 * 1024;

/** The little that is used of oRPC's handler interceptors, so that this file depends on none of its inner types. */
interface Handling<Result> {
  readonly request: {
    readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
    readonly signal?: AbortSignal | undefined;
  };
  next(): Promise<Result>;
}

export interface FlowControl {
  /** For RPCHandler's `interceptors`: paces every answer that is a stream. */
  readonly interceptor: <Result extends { readonly response?: { readonly body?: unknown } | undefined }>(
    handling: Handling<Result>,
  ) => Promise<Result>;
  /** The reader took one more item. Unknown streams have ended meanwhile. */
  credited(stream: string): void;
}

/** One for each connection. */
export function createFlowControl(): FlowControl {
  const open = new Map<string, Credit>();

  /** Ends when `signal` aborts; always ends the source too. */
  async function* paced(
    stream: string,
    source: AsyncIterator<unknown>,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<unknown, unknown> {
    const credit = createCredit({ items: WINDOW_ITEMS, bytes: WINDOW_BYTES });
    open.set(stream, credit);
    signal?.addEventListener("abort", credit.cancel);
    try {
      while (await credit.available()) {
        const step = await source.next();
        if (step.done === true) return step.value;
        credit.spend(weigh(step.value));
        yield step.value;
      }
      return undefined;
    } finally {
      signal?.removeEventListener("abort", credit.cancel);
      open.delete(stream);
      await source.return?.();
    }
  }

  return {
    interceptor: async ({ request, next }) => {
      const result = await next();
      const stream = request.headers[STREAM_HEADER];
      const body = result.response?.body;
      if (typeof stream !== "string" || !isAsyncIterator(body)) return result;
      return { ...result, response: { ...result.response, body: paced(stream, body, request.signal) } };
    },
    credited: (stream) => open.get(stream)?.giveBack(),
  };
}

function isAsyncIterator(value: unknown): value is AsyncIterator<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value && "next" in value;
}
