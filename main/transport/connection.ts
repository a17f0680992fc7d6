/** Serves the router to one page, over a MessagePort or a WebSocket alike. */
import { MessagePortHandler } from "@orpc/server/message-port";
import { StandardHandler, StandardRPCMatcher } from "@orpc/server/standard";
import { creditedStream } from "../../contract/wire.ts";
import { logUnexpected } from "../log.ts";
import type { Context } from "../router/context.ts";
import { router } from "../router/index.ts";
import { createFlowControl } from "./flow-control.ts";
import { createPlainCodec } from "./plain-codec.ts";
import type { Wire } from "./wire.ts";

/** oRPC's number for a frame with one item of a stream; its package exports it from where we do not reach. */
const STREAM_ITEM = 3;

/** Answers the page's calls until the wire closes, which ends all its streams. */
export function serve(wire: Wire, context: Context): void {
  const flow = createFlowControl();
  const handler = new StandardHandler<Context>(router, new StandardRPCMatcher(), createPlainCodec(), {
    interceptors: [flow.interceptor],
  });
  const port = new MessagePortHandler<Context>(handler, {
    // An empty list means: as an object, not as JSON text. Over a port that costs main a quarter and the page three quarters of
    // the time for log batches, and half and the same for a snapshot. Only stream items are many and large enough to matter.
    experimental_transfer: ([, type]) => (wire.takesObjects && type === STREAM_ITEM ? [] : null),
  });
  port.upgrade(
    {
      postMessage: (frame: unknown) => wire.send(frame),
      onMessage: {
        addListener: (listener: (frame: unknown) => unknown) =>
          wire.onFrame((frame) => {
            const stream = creditedStream(frame);
            if (stream !== null) return flow.credited(stream);
            // oRPC's listener is asynchronous and nobody else waits for it.
            Promise.resolve(listener(frame)).catch((error) => logUnexpected("transport", error));
          }),
      },
      onDisconnect: { addListener: (listener) => wire.onClose(listener) },
    },
    { context },
  );
}
