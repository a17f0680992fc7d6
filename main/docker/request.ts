/**
 * The request under every call of dockerode. docker-modem's own (5.0.x `buildRequest`) never settles when an answer is cut in the
 * middle, not even by its signal; follows redirects to wherever they lead, and throws where nobody can catch it when they lead
 * nowhere; and keeps an answer of any length in memory.
 */
import * as http from "node:http";
import { https } from "./https.ts";
import { NotAnEngine } from "./trouble.ts";

/** What docker-modem's `dial` has made of a call: Node's options, and its own. */
interface Call {
  readonly isStream?: boolean;
  readonly hijack?: boolean;
  readonly openStdin?: boolean;
  /** Ours (open-stream.ts): the answer may be a flood. */
  readonly bulk?: boolean;
  readonly statusCodes: Readonly<Record<number, string | boolean>>;
}
type Body = string | Buffer | NodeJS.ReadableStream | undefined;
type Callback = (error: Error | null, result: unknown) => void;

interface Modem {
  readonly protocol: "http" | "https";
  /** Calls back with the answer's worth, or with the error for its status. */
  buildPayload(
    error: null,
    isStream: boolean,
    statusCodes: Call["statusCodes"],
    openStdin: boolean,
    request: http.ClientRequest,
    response: http.IncomingMessage,
    json: unknown,
    callback: Callback,
  ): void;
}

/** Bytes. The list of 100,000 containers has a quarter of it. */
const MOST_BYTES = 256 * 1024 * 1024;

export interface RequestOptions {
  /** For answers that may be a flood; else all go through the client's own agent. */
  readonly bulkAgent?: http.Agent | undefined;
  /** A longer answer that is no stream is not taken in. */
  readonly mostBytes?: number | undefined;
}

/**
 * Makes what takes the place of docker-modem's method of this name. It calls back once, whatever comes.
 * No request begins after `ended` has aborted: destroying an agent ends only those that have begun.
 */
export function requestUntil(ended: AbortSignal, { bulkAgent, mostBytes = MOST_BYTES }: RequestOptions = {}) {
  return function buildRequest(
    this: Modem,
    options: http.RequestOptions,
    call: Call,
    body: Body,
    callback: Callback,
  ): void {
    if (ended.aborted) callback(ended.reason, null);
    else {
      const agent = call.bulk === true && bulkAgent !== undefined ? { agent: bulkAgent } : {};
      send(this, { ...options, ...agent }, call, body, mostBytes, callback);
    }
  };
}

function send(
  modem: Modem,
  options: http.RequestOptions,
  call: Call,
  body: Body,
  mostBytes: number,
  callback: Callback,
): void {
  let request: http.ClientRequest;
  try {
    request = (modem.protocol === "https" ? https() : http).request(options);
  } catch (error) {
    // A path that cannot be sent.
    callback(error as Error, null);
    return;
  }
  let settled = false;
  const settle: Callback = (error, result) => {
    if (settled) return;
    settled = true;
    callback(error, result);
  };
  // An abort after the head has come shows as a reset.
  const fail = (error: Error): void => settle(options.signal?.aborted ? options.signal.reason : error, null);
  const worth = (isStream: boolean, openStdin: boolean, response: http.IncomingMessage, json: unknown): void =>
    modem.buildPayload(null, isStream, call.statusCodes, openStdin, request, response, json, settle);

  request.on("error", fail);
  request.on("upgrade", (_response, socket, head) => {
    if (call.hijack === true) {
      if (head.length > 0) socket.unshift(head);
      settle(null, socket);
      return;
    }
    // Not by the request, which has let go of the socket: nobody would hear of its error.
    socket.destroy();
    settle(new NotAnEngine("The answer is an upgrade that was not asked for."), null);
  });
  request.on("response", (response) => {
    const status = response.statusCode ?? 0;
    if (status >= 300 && status < 400 && status !== 304) {
      response.destroy();
      settle(
        new NotAnEngine(`The answer leads elsewhere: HTTP ${status}, location ${response.headers.location}`),
        null,
      );
    } else if (call.isStream === true && call.statusCodes[status] === true) {
      worth(true, call.openStdin === true, response, null);
    } else {
      readAll(response, mostBytes, (json) => worth(false, false, response, json), fail);
    }
  });
  write(request, body, call.openStdin === true);
}

/** Reads an answer to its end: JSON, or the bytes when it is none, as dockerode expects it. */
function readAll(
  response: http.IncomingMessage,
  mostBytes: number,
  done: (answer: unknown) => void,
  fail: (error: Error) => void,
): void {
  const chunks: Buffer[] = [];
  let length = 0;
  response.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length > mostBytes) response.destroy(new NotAnEngine(`The answer is longer than ${mostBytes} bytes.`));
  });
  // One that is cut short ends with ECONNRESET, never with `end`.
  response.on("error", fail);
  response.on("end", () => {
    const all = Buffer.concat(chunks);
    done(parsed(all.toString()) || all);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function write(request: http.ClientRequest, body: Body, staysOpen: boolean): void {
  if (typeof body === "object" && !Buffer.isBuffer(body)) {
    body.on("error", (error: Error) => request.destroy(error));
    body.pipe(request);
    return;
  }
  if (body !== undefined) request.write(body);
  if (!staysOpen) request.end();
}
