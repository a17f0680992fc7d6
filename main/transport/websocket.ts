/** A WebSocket of `ws` as a wire. */
import { WebSocket } from "ws";
import { logNotice } from "../log.ts";
import type { Wire } from "./wire.ts";

export function socketWire(socket: WebSocket): Wire {
  // A frame that is too large, or no frame at all: "close" follows, and tells whoever needs to know.
  socket.on("error", (error) => logNotice(`A browser's connection was ended: ${error.message}`));
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
