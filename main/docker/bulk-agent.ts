/** Connections for answers that may be a flood: read in large pieces, and no more often than is useful. */
import { Agent } from "node:http";
import { connect, type NetConnectOpts, type Socket } from "node:net";
import { Duplex } from "node:stream";
import type { Dial } from "./address.ts";
import { createChunkMerger } from "./chunks.ts";

/** The most that is read at once: as much as Node itself reads. */
const READ_BYTES = 64 * 1024;
/**
 * Between two reads, milliseconds. An engine writes a flood line by line; whoever reads each as it comes wakes up a quarter of a million
 * times for a million lines, and slows the engine too. More than this, and the engine would wait: a socket holds about 28 KB of short lines.
 */
const PAUSE_MS = 1;

/** An agent like that of `createAgent`, for one answer a connection; `null` where the dial is secured, which Node reads in its own way. */
export function createBulkAgent(dial: Dial): Agent | null {
  if (dial.kind === "tcp" && dial.tls !== null) return null;
  const agent = new Agent({ keepAlive: false });
  return Object.assign(agent, { createConnection: (options: NetConnectOpts) => new BulkSocket(options) });
}

/** A connection as Node's HTTP client sees it: what it reads has been put together (chunks.ts). */
class BulkSocket extends Duplex {
  readonly #socket: Socket;
  readonly #merger = createChunkMerger();
  #timer: NodeJS.Timeout | null = null;
  #wanted = false;

  constructor(options: NetConnectOpts) {
    super();
    const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
    const onread = { buffer, callback: (length: number) => this.#take(buffer.subarray(0, length)) };
    this.#socket = connect({ ...options, onread });
    this.#socket.on("connect", () => this.emit("connect"));
    this.#socket.on("end", () => this.push(null));
    this.#socket.on("error", (error) => this.destroy(error));
    // After its end the last of what it brought may still wait to be read here.
    this.#socket.on("close", () => this.#socket.readableEnded || this.destroy());
  }

  /** The bytes are only lent. Returns `false`: the next ones are asked for. */
  #take(bytes: Buffer): false {
    const merged = this.#merger.push(bytes);
    if (merged.length > 0) this.#wanted = this.push(merged);
    // Whoever read it may have had enough.
    if (this.destroyed) return false;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#wanted) this.#socket.resume();
    }, PAUSE_MS);
    return false;
  }

  override _read(): void {
    this.#wanted = true;
    if (this.#timer === null) this.#socket.resume();
  }

  override _write(chunk: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#socket.write(chunk, encoding, done);
  }

  override _final(done: () => void): void {
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#socket.destroy();
    done(error);
  }
}
