/** Makes the dockerode client of a connection. */
import type { Agent } from "node:http";
import type Docker from "dockerode";
import type { DockerOptions } from "dockerode";
import type { Dial } from "./address.ts";
import { createBulkAgent } from "./bulk-agent.ts";
import { requestUntil } from "./request.ts";

/**
 * Loaded on first use: the window need not wait for it.
 * Once `ended` has aborted, calls reject with its reason.
 */
export async function createClient(dial: Dial, agent: Agent, apiVersion: string, ended: AbortSignal): Promise<Docker> {
  const { default: Client } = await import("dockerode");
  const options = { agent, version: `v${apiVersion}`, ...whereTo(dial) } as DockerOptions;
  const client = withoutDockerHost(() => new Client(options));
  const bulkAgent = createBulkAgent(dial) ?? agent;
  ended.addEventListener("abort", () => bulkAgent.destroy());
  Object.assign(client.modem, { buildRequest: requestUntil(ended, { bulkAgent }) });
  return client;
}

/** Every way to go is named, if only as undefined: else dockerode would fill it in from DOCKER_HOST. The agent has the certificates. */
function whereTo(dial: Dial): object {
  const nowhere = { socketPath: undefined, host: undefined, port: undefined, protocol: undefined };
  if (dial.kind === "socket") return { ...nowhere, socketPath: dial.path };
  const certificates = { ca: undefined, cert: undefined, key: undefined };
  return { ...nowhere, ...certificates, host: dial.host, port: dial.port, protocol: dial.tls ? "https" : "http" };
}

/**
 * dockerode's constructor reads DOCKER_HOST also when it is told where to go, and throws when that is nonsense or its certificates
 * are missing (docker-modem `defaultOpts`). `make` must be synchronous.
 */
function withoutDockerHost<T>(make: () => T): T {
  const host = process.env.DOCKER_HOST;
  delete process.env.DOCKER_HOST;
  try {
    return make();
  } finally {
    if (host !== undefined) process.env.DOCKER_HOST = host;
  }
}
