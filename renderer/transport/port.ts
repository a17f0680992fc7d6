/** The wire of the desktop app: a MessagePort to main, handed over by the preload script. */
import type { Wire } from "./wire.ts";

/** Asks the preload script (preload/preload.ts) for a port. It answers once it hears this, so neither has to be first. */
export function openPort(page: Window): Promise<Wire> {
  return new Promise((resolve) => {
    const onMessage = (event: MessageEvent): void => {
      const port = event.ports[0];
      if (event.source !== page || event.data !== "berth:port" || port === undefined) return;
      page.removeEventListener("message", onMessage);
      resolve(portWire(port));
    };
    page.addEventListener("message", onMessage);
    page.postMessage("berth:port-wanted", page.location.origin);
  });
}

export function portWire(port: MessagePort): Wire {
  return {
    send: (frame) => port.postMessage(frame),
    onFrame: (listener) => {
      port.addEventListener("message", (event) => listener(event.data));
      port.start();
    },
    onClose: (listener) => port.addEventListener("close", () => listener(), { once: true }),
    close: () => port.close(),
  };
}
