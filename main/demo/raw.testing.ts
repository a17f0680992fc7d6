/** HTTP over a unix socket with nothing in between, for tests: an answer whole, or a stream piece by piece. */
import { type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
  /** The parsed body; `undefined` when it is no JSON. */
  readonly json: unknown;
}

export interface RawStream {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** All bytes so far, once `done` of them is true; rejects when the stream ends before that. */
  until(done: (bytes: Buffer) => boolean): Promise<Buffer>;
  /** How it ended: by an end, or by a broken connection. */
  readonly ended: Promise<"end" | "broken">;
  bytes(): Buffer;
  close(): void;
}

function open(socketPath: string, method: string, path: string, body?: unknown): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { "content-type": "application/json" };
    const call = request({ socketPath, method, path, headers, agent: false }, resolve);
    call.on("error", reject);
    call.end(body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body));
  });
}

/** One call, its answer whole. Rejects when the connection breaks. */
export async function call(socketPath: string, method: string, path: string, body?: unknown): Promise<RawAnswer> {
  const response = await open(socketPath, method, path, body);
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const text = bytes.toString();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { status: response.statusCode ?? 0, headers: response.headers, bytes, text, json };
}

/** One call whose answer goes on. */
export async function openStream(socketPath: string, path: string, method = "GET"): Promise<RawStream> {
  const response = await open(socketPath, method, path);
  let bytes: Buffer = Buffer.alloc(0);
  let over = false;
  const waiting = new Set<() => void>();
  const tellAll = () => {
    for (const tell of [...waiting]) tell();
  };
  response.on("data", (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    tellAll();
  });
  const ended = new Promise<"end" | "broken">((resolve) => {
    response.on("end", () => resolve("end"));
    response.on("error", () => resolve("broken"));
    response.on("close", () => resolve("broken"));
  }).then((how) => {
    over = true;
    tellAll();
    return how;
  });
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    ended,
    bytes: () => bytes,
    close: () => response.destroy(),
    until(done) {
      return new Promise((resolve, reject) => {
        const look = () => {
          if (done(bytes)) resolve(bytes);
          else if (over) reject(new Error(`the stream ended after: ${bytes.toString().slice(-500)}`));
          else return;
          waiting.delete(look);
        };
        waiting.add(look);
        look();
      });
    },
  };
}

export interface Frame {
  readonly stream: number;
  readonly text: string;
}

/** Splits whole multiplexed output into its frames, the obvious way. */
export function framesOf(bytes: Buffer): readonly Frame[] {
  const frames: Frame[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at + 4);
    frames.push({ stream: bytes[at] ?? -1, text: bytes.toString("utf8", at + 8, at + 8 + length) });
    at += 8 + length;
  }
  return frames;
}

/** Parses one JSON object a line. */
export function linesOf(bytes: Buffer): readonly Record<string, unknown>[] {
  return bytes
    .toString()
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
