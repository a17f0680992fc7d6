/** Opens a streaming answer of the engine, past what dockerode's own methods do to it (facts in each caller). */
import type { IncomingMessage } from "node:http";
import type Docker from "dockerode";
import { abortable } from "../async/abort.ts";

export interface StreamRequest {
  readonly method: "GET" | "POST";
  /** Without the version, e.g. `/containers/ID/logs`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string | boolean>>;
  /** Goes into `X-Registry-Auth`. */
  readonly login?: object | null;
  /** It may be a flood: it is read in large pieces (bulk-agent.ts). */
  readonly bulk?: boolean;
}

/**
 * The answer, once its head has come and says 200. Throws dockerode's error otherwise, or the signal's reason.
 * Aborting ends the answer too, also when it has begun.
 */
export function openStream(docker: Docker, request: StreamRequest, signal: AbortSignal): Promise<IncomingMessage> {
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    docker.modem.dial(
      {
        path: `${request.path}?`,
        method: request.method,
        isStream: true,
        ...(request.bulk === true ? { bulk: true } : {}),
        statusCodes: { 200: true },
        options: { _query: request.query, _body: {} },
        abortSignal: signal,
        ...(request.login ? { authconfig: request.login } : {}),
      },
      // Typed as the general stream that it is for other calls.
      (error: unknown, response: unknown) => (error ? reject(withText(error)) : resolve(response as IncomingMessage)),
    );
  });
  return abortable(answer, signal);
}

/** For streams dockerode puts the engine's sentence behind words of its own, and not where it puts it for plain answers. */
function withText(error: unknown): unknown {
  if (!(error instanceof Error) || !("statusCode" in error)) return error;
  const message = error.message.replace(/^\(HTTP code \d+\) .*? - /, "").trim();
  return Object.assign(error, { json: { message } });
}
