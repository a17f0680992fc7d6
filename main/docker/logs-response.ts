/** Reads one answer of `GET /containers/{id}/logs` as batches, with back-pressure. */
import type { IncomingMessage } from "node:http";
import { createChannel } from "../async/channel.ts";
import { FULL_BATCH_BYTES, type LogBatch, type LogBatcher } from "./logs-batch.ts";

/** What takes the answer's bytes and fills the batcher; see logs-lines.ts. */
export interface LogParser {
  push(chunk: Buffer): void;
  end(): void;
}

/** The engine's stream stands still while this many batches wait for the reader, and goes on at the lower mark. */
const PAUSE_AT = 8;
const RESUME_AT = 2;
/** Lines that come within this time share a batch: one frame of a screen. */
const BATCH_MILLISECONDS = 16;

/**
 * Yields batches of at least 64 KiB (and at most a read of the connection more), or what has come within 16 ms; after a quiet time the first line goes out at once.
 * Returns when the engine ended the answer; throws Node's error when the connection broke, DemuxError when the bytes are wrong.
 * Returns when `signal` aborts. The connection is closed in every case.
 */
export async function* readLogResponse(
  response: IncomingMessage,
  parser: LogParser,
  batcher: LogBatcher,
  signal: AbortSignal,
): AsyncGenerator<LogBatch, void, undefined> {
  const batches = createChannel<LogBatch>();
  let timer: NodeJS.Timeout | null = null;
  let flushedAt = 0;

  function flush(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const batch = batcher.take();
    if (batch === null) return;
    flushedAt = performance.now();
    batches.push(batch);
    if (batches.size >= PAUSE_AT) response.pause();
  }

  function fail(error: unknown): void {
    flush();
    batches.fail(error);
  }

  response.on("data", (chunk: Buffer) => {
    try {
      parser.push(chunk);
    } catch (error) {
      fail(error);
      response.destroy();
      return;
    }
    if (batcher.bytes >= FULL_BATCH_BYTES) flush();
    else if (timer === null && batcher.bytes > 0) {
      timer = setTimeout(flush, Math.max(0, BATCH_MILLISECONDS - (performance.now() - flushedAt)));
    }
  });
  response.on("end", () => {
    try {
      parser.end();
    } catch (error) {
      fail(error);
      return;
    }
    flush();
    batches.close();
  });
  response.on("error", fail);
  // Only counts when neither `end` nor `error` came before.
  response.on("close", () => fail(Object.assign(new Error("The connection was closed."), { code: "ECONNRESET" })));

  try {
    for await (const batch of batches.read(signal)) {
      yield batch;
      if (batches.size <= RESUME_AT && response.isPaused()) response.resume();
    }
  } finally {
    if (timer !== null) clearTimeout(timer);
    response.destroy();
  }
}
