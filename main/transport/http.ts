/** The local server of browser mode: Berth's page, the exchange of the token, and the WebSocket. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { ApiGuard } from "../security/api-guard.ts";
import { createApiGuard } from "../security/api-guard.ts";
import { contentType } from "../security/content-type.ts";
import { fileHeaders } from "../security/csp.ts";
import { staticPath } from "../security/static-path.ts";
import { StartError } from "../start-error.ts";
import { socketWire } from "./websocket.ts";
import type { Wire } from "./wire.ts";

export interface LocalServerOptions {
  /** The ports to try, in order; 0 takes any free one. */
  readonly ports: readonly number[];
  /** Folder of the built page. */
  readonly files: string;
  readonly accept: (wire: Wire) => void;
  /** A token was used: `address` lets in another browser. */
  readonly onSession: (address: string) => void;
}

export interface LocalServer {
  /** With the token that is valid now. */
  address(): string;
  /** Ends all connections and waits for them. */
  close(): Promise<void>;
}

/** A frame from the page is a call's input at most; files and floods go the other way. */
const MAX_FRAME = 1024 * 1024;
const MAX_TOKEN = 256;

/** Listens on 127.0.0.1 only. Throws StartError when none of the ports can be had. */
export async function startLocalServer(options: LocalServerOptions): Promise<LocalServer> {
  const server = createServer();
  const port = await listenOnFirst(server, options.ports);
  const guard = createApiGuard(port);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME });
  const address = (): string => `http://127.0.0.1:${port}/#token=${guard.token()}`;

  server.on("request", (request, response) => {
    if (!guard.isOwnHost(request)) return refuse(response, 403);
    // Taken as it came: a URL parser would first resolve the dots that staticPath is there to refuse.
    const pathname = (request.url ?? "/").split(/[?#]/, 1)[0] ?? "/";
    if (pathname === "/session") return session(request, response, guard, () => options.onSession(address()));
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405);
    void sendFile(options.files, pathname, request, response);
  });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node gives the socket away with no listener on it, so a reset would be an uncaught exception.
    socket.on("error", () => socket.destroy());
    const allowed =
      request.url === "/rpc" && guard.isOwnHost(request) && guard.isOwnOrigin(request) && guard.hasSession(request);
    if (!allowed) return void socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
    sockets.handleUpgrade(request, socket, head, (webSocket) => options.accept(socketWire(webSocket)));
  });

  return {
    address,
    close: async () => {
      for (const webSocket of sockets.clients) webSocket.terminate();
      sockets.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** `GET` says whether this browser is let in; `POST` with the token lets it in. */
function session(request: IncomingMessage, response: ServerResponse, guard: ApiGuard, onSession: () => void): void {
  if (request.method === "GET") {
    response.writeHead(guard.hasSession(request) ? 204 : 401).end();
    return;
  }
  if (request.method !== "POST" || !guard.isOwnOrigin(request)) {
    refuse(response, 403);
    return;
  }
  let token = "";
  request.setEncoding("utf8");
  request.on("data", (chunk: string) => {
    token += chunk;
    if (token.length > MAX_TOKEN) request.destroy();
  });
  request.on("end", () => {
    const cookie = guard.exchange(token);
    if (cookie === null) {
      refuse(response, 401);
      return;
    }
    response.writeHead(204, { "set-cookie": cookie }).end();
    onSession();
  });
}

async function sendFile(root: string, pathname: string, request: IncomingMessage, response: ServerResponse) {
  const file = staticPath(root, pathname);
  const type = file === null ? null : contentType(file);
  if (file === null || type === null) return refuse(response, 403);
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile()) return refuse(response, 404);
  response.writeHead(200, { ...fileHeaders(type, `ws://${request.headers.host}`), "content-length": found.size });
  if (request.method === "HEAD") return void response.end();
  createReadStream(file)
    .on("error", () => response.destroy())
    .pipe(response);
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, fileHeaders("text/plain")).end();
}

async function listenOnFirst(server: Server, ports: readonly number[]): Promise<number> {
  for (const port of ports) {
    if (await listen(server, port)) return (server.address() as AddressInfo).port;
  }
  throw new StartError(
    `Port ${ports.join(", ")} on 127.0.0.1 cannot be used. Choose another with BERTH_PORT, or 0 for any.`,
  );
}

/** `false` when the port is taken, or not for this account. */
function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(false);
      else reject(error);
    };
    server.once("error", onError);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", onError);
      resolve(true);
    });
  });
}
