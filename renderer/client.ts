/** The typed client: over a MessagePort in the desktop app, over a WebSocket in a browser. The pages know only this file. */
import { createORPCClient } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import type { contract } from "../contract/index.ts";
import { isDesktop } from "./is-desktop.ts";
import { openPort } from "./transport/port.ts";
import { createReconnecting, type Loss } from "./transport/reconnecting.ts";
import { checkSession, exchangeToken, reloadForToken, takeToken } from "./transport/session.ts";
import { openSocket } from "./transport/socket.ts";
import type { Wire } from "./transport/wire.ts";

export type Client = ContractRouterClient<typeof contract>;
export { errorOf } from "./transport/error-of.ts";
export type { Loss };

/** Taken when the module loads, before the router reads the address. */
let token = isDesktop ? null : takeToken(window);
if (!isDesktop) reloadForToken(window);

async function openBrowserWire(): Promise<Wire> {
  if (token !== null) await exchangeToken(token);
  token = null;
  await checkSession();
  return openSocket(`ws://${location.host}/rpc`);
}

const connection = createReconnecting(isDesktop ? () => openPort(window) : openBrowserWire);

/** Stays valid when the connection is lost and found again. Errors: `errorOf`. */
export const client: Client = createORPCClient(connection.link);

/**
 * Told `true` when Berth itself does not answer, and `false` when it does again. `loss` says why: "lost" is tried again by
 * itself; on "no-session" the person has to open the address that Berth printed. Told at once when it is lost already.
 */
export function onTransportLost(listener: (lost: boolean, loss: Loss | null) => void): () => void {
  return connection.onLoss((loss) => listener(loss !== null, loss));
}
