/** Berth for a browser: the same app without Electron. Prints the address to open, and ends on SIGINT or SIGTERM. */
import { join } from "node:path";
import { failure } from "../contract/errors.ts";
import { createBerth } from "./app.ts";
import { dataDir } from "./data-dir.ts";
import { appInfo } from "./info.ts";
import { logNotice, logUncaught, logUnexpected } from "./log.ts";
import { createRequests } from "./requests.ts";
import { StartError } from "./start-error.ts";
import { openStore } from "./store/index.ts";
import { overridesOf } from "./store/overrides.ts";
import { startLocalServer } from "./transport/http.ts";

const USUAL_PORT = 7420;

async function main(): Promise<void> {
  const { env } = process;
  const store = openStore({ dataDir: dataDir(env), overrides: overridesOf(env), report: logNotice });
  const requests = createRequests();
  const berth = createBerth({
    store,
    fetch,
    shell: () => ({
      info: () => appInfo(),
      // The browser opens links itself; a server that opened windows on request would be a nuisance.
      openLink: async (url) => {
        throw failure("LINK_REFUSED", { url });
      },
      requests: (signal) => requests.watch(signal),
    }),
  });
  const server = await startLocalServer({
    ports: portsOf(env.BERTH_PORT),
    files: join(import.meta.dirname, "../renderer"),
    accept: berth.serve,
    // A token lets in one browser. Whoever can read this output may let in more.
    onSession: (address) => console.log(`For another browser: ${address}`),
  });
  console.log(`Berth is at ${server.address()}`);

  let ending = false;
  const end = async (): Promise<void> => {
    if (ending) return;
    ending = true;
    await server.close();
    await berth.close();
    store.close();
    // What still holds the process is not ours: an idle socket in a pool.
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void end().catch(fail));
}

/** A port that was asked for is taken or refused; without one the usual port is tried first. */
function portsOf(asked: string | undefined): number[] {
  if (asked === undefined || asked === "") return [USUAL_PORT, 0];
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new StartError(`BERTH_PORT is ${asked}, which is no port`);
  return [port];
}

function fail(error: unknown): void {
  if (error instanceof StartError) logNotice(error.message);
  else logUnexpected("serve", error);
  process.exit(1);
}

logUncaught();
main().catch(fail);
