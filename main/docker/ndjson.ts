/**
 * Newline-delimited JSON, as the engine streams it (`GET /events`, `POST /images/create`): one document a line, lines end in
 * `\n` or `\r\n`, empty lines mean nothing. Chunks are not messages: a chunk may end anywhere, also inside a character.
 */

/** The stream is not what it should be. A bug of the engine, or something else answers there: never an expected failure. */
export class NdjsonError extends Error {
  /** The offending text, shortened. */
  readonly line: string;
  constructor(problem: string, line: string) {
    const excerpt = line.length > 200 ? `${line.slice(0, 200)}…` : line;
    super(`${problem}: ${excerpt}`);
    this.name = "NdjsonError";
    this.line = excerpt;
  }
}

export interface Ndjson {
  /** The documents that this chunk completed. Throws NdjsonError; the parser is of no use after that. */
  push(chunk: Uint8Array): unknown[];
  /** The stream has ended: the last document, when it had no newline. Throws NdjsonError when it was cut off. */
  end(): unknown[];
}

const NEWLINE = 0x0a;

/**
 * A parser for one stream. Each byte is looked at once and copied at most once, however the stream was cut.
 * `maxLineBytes` keeps a stream without newlines from filling the memory.
 */
export function createNdjson({ maxLineBytes = 16 * 1024 * 1024 }: { readonly maxLineBytes?: number } = {}): Ndjson {
  /** The beginning of the line that has not ended yet. Joined only when it ends. */
  let held: Uint8Array[] = [];
  let heldBytes = 0;

  function hold(part: Uint8Array): void {
    if (part.length === 0) return;
    held.push(part);
    heldBytes += part.length;
    if (heldBytes > maxLineBytes) throw new NdjsonError(`A line is longer than ${maxLineBytes} bytes`, textOf(held));
  }

  function take(): string {
    const text = textOf(held);
    held = [];
    heldBytes = 0;
    return text;
  }

  return {
    push(chunk) {
      const documents: unknown[] = [];
      let from = 0;
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
        hold(chunk.subarray(from, at));
        from = at + 1;
        parseInto(documents, take());
      }
      hold(chunk.subarray(from));
      return documents;
    },
    end() {
      const documents: unknown[] = [];
      parseInto(documents, take());
      return documents;
    },
  };
}

/** All documents of a stream, in order. `break` ends the stream (its iterator destroys it). */
export async function* readNdjson(stream: AsyncIterable<Uint8Array>): AsyncGenerator<unknown, void, undefined> {
  const parser = createNdjson();
  for await (const chunk of stream) yield* parser.push(chunk);
  yield* parser.end();
}

function textOf(parts: readonly Uint8Array[]): string {
  return Buffer.concat(parts).toString("utf8");
}

function parseInto(documents: unknown[], line: string): void {
  const text = line.trim();
  if (text === "") return;
  try {
    documents.push(JSON.parse(text));
  } catch {
    throw new NdjsonError("Not a JSON document", text);
  }
}
