/** One demo engine on one socket. `server.ts` runs it as a process; tests may run it within theirs. */
import { rmSync } from "node:fs";
import { connect } from "node:net";
import { createRouter } from "./http/router.ts";
import { routes } from "./routes.ts";
import { populate } from "./seed/populate.ts";
import { createWorld, type World, type WorldOptions } from "./world.ts";

export interface DemoEngine {
  readonly world: World;
  close(): Promise<void>;
}

/** Listens on `socket` when it resolves. A socket file that nobody answers on is taken over. */
export async function openDemoEngine(
  socket: string,
  options: WorldOptions & { readonly containers?: number } = {},
): Promise<DemoEngine> {
  const world = createWorld(options);
  populate(world, options.containers ?? 0);
  const server = createRouter(world, routes);
  if (!isPipe(socket)) await removeStale(socket);
  // The socket is for its owner only, from its first moment on.
  const mask = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(socket, resolve);
    });
  } finally {
    process.umask(mask);
  }
  return {
    world,
    close() {
      world.schedule.close();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function isPipe(socket: string): boolean {
  return socket.startsWith("\\\\.\\pipe\\");
}

function removeStale(socket: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const attempt = connect(socket);
    attempt.once("connect", () => {
      attempt.destroy();
      reject(new Error(`${socket} is in use`));
    });
    attempt.once("error", () => {
      rmSync(socket, { force: true });
      resolve();
    });
  });
}
