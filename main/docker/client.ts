/** Makes the dockerode client of a connection. */
import type { Agent } from "node:http";
import type Docker from "dockerode";
import type { Dial } from "./address.ts";

/** Loaded on first use: loading costs 0.12 s, and the window need not wait for it. */
export async function createClient(dial: Dial, agent: Agent, apiVersion: string): Promise<Docker> {
  const { default: Client } = await import("dockerode");
  const common = { agent, version: `v${apiVersion}` };
  if (dial.kind === "socket") {
    // Undefined on purpose: else DOCKER_HOST would win over the socket.
    return new Client({
      ...common,
      socketPath: dial.path,
      ...({ host: undefined, port: undefined, protocol: undefined } as object),
    });
  }
  // The agent carries the certificates.
  const protocol = dial.tls ? "https" : "http";
  return new Client({
    ...common,
    host: dial.host,
    port: dial.port,
    protocol,
    ...({ ca: undefined, cert: undefined, key: undefined, socketPath: undefined } as object),
  });
}
