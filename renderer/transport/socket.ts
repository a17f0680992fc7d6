/** The wire of the browser: a WebSocket to `serve`. */
import type { Wire } from "./wire.ts";

/** Resolves when it is open; rejects when it cannot be opened. Browsers do not say why. */
export function openSocket(url: string): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.addEventListener("open", () => resolve(socketWire(socket)), { once: true });
    socket.addEventListener("close", () => reject(new Error("The connection to Berth could not be opened.")), {
      once: true,
    });
  });
}

export function socketWire(socket: WebSocket): Wire {
  return {
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame as string);
    },
    onFrame: (listener) => socket.addEventListener("message", (event) => listener(event.data)),
    onClose: (listener) => socket.addEventListener("close", () => listener(), { once: true }),
    close: () => socket.close(),
  };
}
