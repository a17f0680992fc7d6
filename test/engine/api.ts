/** The Engine API over a unix socket, as plain as it gets: tests must not lean on the code that they test. */
import { request } from "node:http";

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** One call. `body` is sent as JSON. Rejects only when the engine cannot be reached. */
export function callEngine(socketPath: string, method: string, path: string, body?: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { "content-type": "application/json" };
    const call = request({ socketPath, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    call.on("error", reject);
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** One call that must succeed; answers with its JSON. */
export async function askEngine<T>(socketPath: string, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await callEngine(socketPath, method, path, body);
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text.trim()}`);
  return (answer.text ? JSON.parse(answer.text) : undefined) as T;
}

/** Does an engine answer there? */
export async function answers(socketPath: string): Promise<boolean> {
  try {
    return (await callEngine(socketPath, "GET", "/_ping")).status === 200;
  } catch {
    return false;
  }
}

/** Runs `work` for each item, a few at a time. */
export async function each<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<unknown>): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
