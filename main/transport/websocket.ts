/** A WebSocket of `ws` as a wire. */
import { WebSocket } from "ws";
import type { Wire } from "./wire.ts";

export function socketWire(socket: WebSocket): Wire {
  return {
    takesObjects: false,
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame as string | Uint8Array);
    },
    onFrame: (listener) =>
      void socket.on("message", (data: Buffer, isBinary: boolean) => listener(isBinary ? data : data.toString("utf8"))),
    onClose: (listener) => void socket.once("close", listener),
    close: () => socket.close(),
  };
}
