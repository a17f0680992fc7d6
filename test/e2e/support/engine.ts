/** The engine of the run, through the docker command: what tests compare Berth with. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { dockerCommand, type EngineVersion } from "../../engine/binaries.ts";
import { type Ran, run, tryRun } from "../../engine/process.ts";

/** Docker's settings of the run: none of the person's logins and contexts. */
export const dockerConfig = join(import.meta.dirname, "../../../test-results/docker-config");
mkdirSync(dockerConfig, { recursive: true });

export interface RunEngine {
  /** What `DOCKER_HOST` must be. */
  readonly host: string;
  readonly socket: string;
  /** Runs the docker command on it; answers with its output, without the last line break. Rejects when it fails. */
  cli(...args: string[]): Promise<string>;
  /** The same, whatever its exit code. */
  tryCli(...args: string[]): Promise<Ran>;
}

export function engineAt(host: string, socket: string): RunEngine {
  const full = (args: readonly string[]) => ["--config", dockerConfig, "--host", host, ...args];
  return {
    host,
    socket,
    cli: async (...args) => (await run(await dockerCommand(), full(args))).replace(/\n$/, ""),
    tryCli: async (...args) => tryRun(await dockerCommand(), full(args)),
  };
}

/** The engine that `npm test` started or found. */
export function engineOfRun(): RunEngine {
  const { DOCKER_HOST: host, BERTH_TEST_SOCKET: socket } = process.env;
  if (!host || !socket)
    throw new Error("There is no engine to test on. Run the end-to-end tests with: npm test -- e2e");
  return engineAt(host, socket);
}

/** `host:port` of the registry that the engine takes for Docker Hub; undefined for a person's own engine. */
export const mirror = process.env.BERTH_TEST_MIRROR;

/** An engine version that a test can start for itself; undefined where none can be. */
export const startable = process.env.BERTH_TEST_STARTABLE as EngineVersion | undefined;
