/** Takes the ports that pages hand over (preload/preload.ts), and serves the contract over them. */
import { ipcMain } from "electron";
import type { Berth } from "../app.ts";
import { logNotice, logUnexpected } from "../log.ts";
import { isTrustedSender } from "../security/ipc-sender.ts";
import { electronPortWire } from "../transport/message-port.ts";

/** A page may ask before the services are there: its port waits, and with it the page's first calls. */
export function acceptPorts(berth: Promise<Berth>): void {
  ipcMain.on("berth:port", (event) => {
    const [port] = event.ports;
    if (!isTrustedSender(event.senderFrame) || port === undefined) {
      logNotice("A message of a foreign page was refused.");
      port?.close();
      return;
    }
    berth.then(
      ({ serve }) => serve(electronPortWire(port)),
      (error) => logUnexpected("port", error),
    );
  });
}
