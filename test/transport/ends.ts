/** Both ends of each transport, joined in one process: a real MessageChannel, and a real WebSocket over 127.0.0.1. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MessageChannel } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { WebSocket as WsSocket } from "ws";
import type { Context } from "../../main/router/context.ts";
import { serve } from "../../main/transport/connection.ts";
import { type LocalServer, startLocalServer } from "../../main/transport/http.ts";
import { portWire as mainPortWire, type PortLike } from "../../main/transport/message-port.ts";
import type { Client } from "../../renderer/client.ts";
import { linkOver } from "../../renderer/transport/link.ts";
import { portWire } from "../../renderer/transport/port.ts";
import { socketWire } from "../../renderer/transport/socket.ts";
import type { Wire } from "../../renderer/transport/wire.ts";

/** A page's end of a connection to a router that works with `context`. */
export interface Ends {
  readonly client: Client;
  /** What a reload or a closed window does. */
  leave(): void;
  /** Ends the server's side. */
  stop(): Promise<void>;
}

export async function overPort(context: Context): Promise<Ends> {
  const { port1, port2 } = new MessageChannel();
  serve(mainPortWire(port1 as unknown as PortLike), context);
  const wire = portWire(port2 as unknown as MessagePort);
  return { client: clientOver(wire), leave: wire.close, stop: async () => port1.close() };
}

export async function overSocket(context: Context): Promise<Ends> {
  const site = await startSite(context);
  const wire = await site.dial(await site.letIn());
  return { client: clientOver(wire), leave: wire.close, stop: site.close };
}

export const transports = [
  { name: "a MessagePort", open: overPort },
  { name: "a WebSocket", open: overSocket },
];

export function clientOver(wire: Wire): Client {
  return createORPCClient(linkOver(wire));
}

export interface Site {
  readonly origin: string;
  readonly port: number;
  /** Addresses that were printed for other browsers. */
  readonly printed: string[];
  address(): string;
  /** Exchanges the token; returns the cookie. */
  letIn(): Promise<string>;
  /** Opens the page's WebSocket. Rejects when it is refused. */
  dial(cookie: string): Promise<Wire>;
  close(): Promise<void>;
}

/** The local server with a page of one line. */
export async function startSite(context: Context, port = 0): Promise<Site> {
  const files = mkdtempSync(join(tmpdir(), "berth-page-"));
  writeFileSync(join(files, "index.html"), "<title>Berth</title>");
  const printed: string[] = [];
  const server: LocalServer = await startLocalServer({
    ports: [port],
    files,
    accept: (wire) => serve(wire, context),
    onSession: (address) => printed.push(address),
  });
  const { origin, port: taken } = new URL(server.address());
  return {
    origin,
    port: Number(taken),
    printed,
    address: server.address,
    letIn: async () => {
      const body = tokenOf(server.address());
      const answer = await fetch(`${origin}/session`, { method: "POST", body, headers: { origin } });
      return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    },
    dial: (cookie) => dial(origin, cookie),
    close: async () => {
      await server.close();
      rmSync(files, { recursive: true, force: true });
    },
  };
}

export function tokenOf(address: string): string {
  return new URLSearchParams(new URL(address).hash.slice(1)).get("token") ?? "";
}

/** As a browser would: Node's own WebSocket sends neither cookie nor Origin. */
function dial(origin: string, cookie: string): Promise<Wire> {
  const socket = new WsSocket(`${origin.replace("http", "ws")}/rpc`, { headers: { cookie, origin } });
  return new Promise((resolve, reject) => {
    socket.once("open", () => resolve(socketWire(socket as unknown as WebSocket)));
    socket.once("error", reject);
  });
}
