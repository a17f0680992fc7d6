/** A TCP line of a chosen speed in front of a server: makes a pull last long enough to look at it. */
import { connect, createServer, type Socket } from "node:net";

export interface SlowLine {
  /** `127.0.0.1:PORT` */
  readonly address: string;
  /** Bytes a second towards the client, all connections together. `Infinity` lets everything through at once. */
  setSpeed(bytesPerSecond: number): void;
  stop(): Promise<void>;
}

/** How often bytes are let through, in milliseconds. */
const beat = 50;

/** @param target `host:port` of the server behind it */
export async function startSlowLine(target: string, bytesPerSecond: number): Promise<SlowLine> {
  const [host = "", port] = target.split(":");
  const sockets = new Set<Socket>();
  let speed = bytesPerSecond;

  const server = createServer((client) => {
    const upstream = connect(Number(port), host);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
      socket.on("error", () => socket.destroy());
    }
    client.pipe(upstream);
    pump(upstream, client, () => (speed * beat) / 1000 / Math.max(1, sockets.size / 2));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    address: `127.0.0.1:${(server.address() as { port: number }).port}`,
    setSpeed: (next) => {
      speed = next;
    },
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Passes on at most `allowance()` bytes a beat. */
function pump(from: Socket, to: Socket, allowance: () => number): void {
  const timer = setInterval(() => {
    const most = allowance();
    const size = Math.min(
      from.readableLength,
      Number.isFinite(most) ? Math.max(1, Math.floor(most)) : from.readableLength,
    );
    const chunk = size > 0 ? (from.read(size) as Buffer | null) : null;
    if (chunk) to.write(chunk);
  }, beat);
  // Without a listener the socket would not read at all; reading itself is done by the timer.
  from.on("readable", () => {});
  from.on("end", () => to.end());
  to.on("close", () => clearInterval(timer));
}
