/** Serves the router to one page, over a MessagePort or a WebSocket alike. */
import { RPCHandler } from "@orpc/server/message-port";
import { creditedStream } from "../../contract/wire.ts";
import { logUnexpected } from "../log.ts";
import type { Context } from "../router/context.ts";
import { router } from "../router/index.ts";
import { createFlowControl } from "./flow-control.ts";
import type { Wire } from "./wire.ts";

/** Answers the page's calls until the wire closes, which ends all its streams. */
export function serve(wire: Wire, context: Context): void {
  const flow = createFlowControl();
  const handler = new RPCHandler<Context>(router, { interceptors: [flow.interceptor] });
  handler.upgrade(
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
