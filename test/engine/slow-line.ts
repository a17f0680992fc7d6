/** A TCP line of a chosen speed in front of a server: makes a pull last long enough to look at it. */
import { connect, createServer, type Socket } from "node:net";

export interface SlowLine {
  /** `127.0.0.1:PORT` */
  readonly address: string;
  /** Bytes a second towards the client, all connections together. `Infinity` lets everything through at once. */
  setSpeed(bytesPerSecond: number): void;
  /** Resolves when that many bytes have been let through towards the client. */
  passed(bytes: number): Promise<void>;
  stop(): Promise<void>;
}

/** How often bytes are let through, in milliseconds. */
const beat = 50;

/** @param target `host:port` of the server behind it */
export async function startSlowLine(target: string, bytesPerSecond: number): Promise<SlowLine> {
  const [host = "", port] = target.split(":");
  const sockets = new Set<Socket>();
  let speed = bytesPerSecond;
  let total = 0;
  let waiting: { readonly bytes: number; readonly resolve: () => void }[] = [];
  const count = (bytes: number) => {
    total += bytes;
    for (const one of waiting) if (total >= one.bytes) one.resolve();
    waiting = waiting.filter((one) => total < one.bytes);
  };

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
    pump(upstream, client, () => (speed * beat) / 1000 / Math.max(1, sockets.size / 2), count);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    address: `127.0.0.1:${(server.address() as { port: number }).port}`,
    setSpeed: (next) => {
      speed = next;
    },
    passed: (bytes) =>
      new Promise((resolve) => {
        waiting.push({ bytes, resolve });
        count(0);
      }),
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Passes on at most `allowance()` bytes a beat. */
function pump(from: Socket, to: Socket, allowance: () => number, passed: (bytes: number) => void): void {
  const timer = setInterval(() => {
    const most = allowance();
    const size = Math.min(
      from.readableLength,
      Number.isFinite(most) ? Math.max(1, Math.floor(most)) : from.readableLength,
    );
    const chunk = size > 0 ? (from.read(size) as Buffer | null) : null;
    if (!chunk) return;
    to.write(chunk);
    passed(chunk.length);
  }, beat);
  // Without a listener the socket would not read at all; reading itself is done by the timer.
  from.on("readable", () => {});
  from.on("end", () => to.end());
  to.on("close", () => clearInterval(timer));
}
