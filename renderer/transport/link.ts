/** oRPC's client end over a wire, with the reader's half of flow control. */
import type { ClientLink } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import { creditFrame, STREAM_HEADER } from "../../contract/wire.ts";
import { givingCredit, isAsyncIterator } from "../flow-control.ts";
import type { Wire } from "./wire.ts";

/** What a call carries besides its input: the name of the stream that its answer may be. */
export interface CallContext {
  readonly stream?: string;
}

/** A link that lives as long as the wire: when that closes, all its calls and streams fail. */
export function linkOver(wire: Wire): ClientLink<CallContext> {
  let calls = 0;
  return new RPCLink<CallContext>({
    port: {
      postMessage: (frame: unknown) => wire.send(frame),
      onMessage: { addListener: (listener) => wire.onFrame(listener) },
      onDisconnect: { addListener: (listener) => wire.onClose(listener) },
    },
    headers: ({ context }) => ({ [STREAM_HEADER]: context.stream }),
    interceptors: [
      async ({ next, ...call }) => {
        const stream = String(++calls);
        const output = await next({ ...call, context: { ...call.context, stream } });
        return isAsyncIterator(output) ? givingCredit(output, () => wire.send(creditFrame(stream))) : output;
      },
    ],
  });
}
