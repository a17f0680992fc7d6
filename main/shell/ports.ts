/** Takes the ports that pages hand over (preload/preload.ts), and serves the contract over them. */
import { ipcMain } from "electron";
import { logNotice, logUnexpected } from "../log.ts";
import type { Context } from "../router/context.ts";
import { isTrustedSender } from "../security/ipc-sender.ts";
import { serve } from "../transport/connection.ts";
import { electronPortWire } from "../transport/message-port.ts";

/** A page may ask before the services are there: its port waits, and with it the page's first calls. */
export function acceptPorts(context: Promise<Context>): void {
  ipcMain.on("berth:port", (event) => {
    const [port] = event.ports;
    if (!isTrustedSender(event.senderFrame) || port === undefined) {
      logNotice("A message of a foreign page was refused.");
      port?.close();
      return;
    }
    context.then((ready) => serve(electronPortWire(port), ready)).catch((error) => logUnexpected("port", error));
  });
}
