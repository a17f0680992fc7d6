/** A real Docker registry on this machine (on plain HTTP, which engines accept for 127.0.0.0/8). */
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { registryCommand } from "./binaries.ts";
import { until } from "./process.ts";

export interface Registry {
  /** `127.0.0.1:PORT`: the first part of its images' references. */
  readonly address: string;
  stop(): Promise<void>;
}

/** The one user of a registry with login. */
export const registryLogin = { username: "berth", password: "berth-test" } as const;

/** `htpasswd -nbB berth berth-test`: the registry takes only bcrypt, which Node does not have. */
const htpasswd = "berth:$2y$05$t6Tm8KAdFXEG964t9FIC9OjMIx6p0Tt5yhsxhjG8RIUhn24/L5Bxu\n";

/** @param options.port a free one by default; an engine's mirror has to have a known one */
export async function startRegistry(options: { readonly login: boolean; readonly port?: number }): Promise<Registry> {
  const folder = await mkdtemp(join(tmpdir(), "berth-registry-"));
  const port = options.port ?? (await freePort());
  const address = `127.0.0.1:${port}`;
  await writeFile(join(folder, "htpasswd"), htpasswd);
  const config = {
    version: "0.1",
    log: { level: "error", accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: join(folder, "data") }, delete: { enabled: true } },
    http: { addr: address, secret: "one server needs none" },
    ...(options.login && { auth: { htpasswd: { realm: "berth", path: join(folder, "htpasswd") } } }),
  };
  // JSON is YAML.
  await writeFile(join(folder, "config.yml"), JSON.stringify(config));
  const server = spawn(await registryCommand(), ["serve", join(folder, "config.yml")], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaints = "";
  server.stderr.on("data", (chunk: Buffer) => {
    complaints = (complaints + chunk).slice(-4000);
  });
  const stop = async () => {
    if (server.exitCode === null && server.signalCode === null) {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGKILL");
      await ended;
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await until("the registry to answer", 20, () => {
      if (server.exitCode !== null) throw new Error(`docker-registry ended with ${server.exitCode}:\n${complaints}`);
      return accepts(port);
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { address, stop };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}
