/** A MessagePort as a wire: Electron's in the app, Node's in tests. */
import type { Wire } from "./wire.ts";

/** What Electron's MessagePortMain and Node's MessagePort have in common. They differ in what a listener gets. */
export interface PortLike {
  postMessage(message: unknown): void;
  on(event: "message", listener: (message: unknown) => void): unknown;
  on(event: "close", listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** `unwrap` takes the frame out of what the port's "message" listener gets; Electron's is an event. */
export function portWire(port: PortLike, unwrap: (message: unknown) => unknown = (message) => message): Wire {
  let open = true;
  let started = false;
  return {
    takesObjects: true,
    send: (frame) => {
      if (open) port.postMessage(frame);
    },
    onFrame: (listener) => {
      port.on("message", (message) => listener(unwrap(message)));
      if (started) return;
      started = true;
      port.start();
    },
    onClose: (listener) =>
      void port.on("close", () => {
        open = false;
        listener();
      }),
    close: () => {
      open = false;
      port.close();
    },
  };
}

/** Electron's port, whose listeners get a MessageEvent. */
export function electronPortWire(port: PortLike): Wire {
  return portWire(port, (event) => (event as { readonly data: unknown }).data);
}
