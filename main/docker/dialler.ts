/** The first words with an engine, before dockerode is loaded: small GET requests on a dial. */
import { existsSync, readFileSync } from "node:fs";
import * as http from "node:http";
import type { AgentOptions } from "node:https";
import { join } from "node:path";
import type { Dial, TlsFiles } from "./address.ts";
import { https } from "./https.ts";
import { NotAnEngine } from "./trouble.ts";

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** More than any answer to a ping, a version or an info is long. */
const MAX_BODY = 1_000_000;

/** An agent for all requests to one engine, so that closing it ends every one of them. TLS files are read here; a missing one throws. */
export function createAgent(dial: Dial): http.Agent {
  // 5 s as Node's own global agent: an idle socket is not kept for long enough to go stale behind a firewall.
  const keep = { keepAlive: true, timeout: 5000 };
  if (dial.kind === "socket" || dial.tls === null) return new http.Agent(keep);
  return new (https().Agent)({ ...keep, ...readTls(dial.tls) });
}

/** `GET path`. Rejects with Node's own error; every answer, of whatever status, is an answer. */
export function get(dial: Dial, agent: http.Agent, path: string, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const where =
      dial.kind === "socket" ? { socketPath: dial.path, host: "docker" } : { host: dial.host, port: dial.port };
    const secure = dial.kind === "tcp" && dial.tls !== null;
    const request = (secure ? https() : http).request({ ...where, path, agent, signal }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        body += chunk;
        if (body.length > MAX_BODY) response.destroy(new NotAnEngine(`The answer is longer than ${MAX_BODY} bytes.`));
      });
      response.on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.on("error", reject);
    request.end();
  });
}

/** A file that is missing is left out: an engine may ask for no client certificate, or be known to the system's own authorities. */
function readTls(tls: TlsFiles): AgentOptions {
  const read = (name: string, option: "ca" | "cert" | "key"): AgentOptions => {
    const path = join(tls.folder ?? "", name);
    return tls.folder !== null && existsSync(path) ? { [option]: readFileSync(path) } : {};
  };
  return {
    rejectUnauthorized: tls.verify,
    ...read("ca.pem", "ca"),
    ...read("cert.pem", "cert"),
    ...read("key.pem", "key"),
  };
}
