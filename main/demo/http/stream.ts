/** A streamed answer: with back-pressure, an end that both sides can bring about, and the faults that streams can have. */
import { type Call, engineHeaders } from "./call.ts";

export interface AnswerStream {
  /** Aborts when the client has gone, or a fault has ended the stream. One listener a stream, please. */
  readonly signal: AbortSignal;
  /** Sends one chunk and waits until there is room for the next. `false` once the stream is over. */
  send(chunk: string | Buffer): Promise<boolean>;
  /** Waits `ms` milliseconds, until `wake` is called, or the stream is over; `false` when it is over. */
  wait(ms: number | null): Promise<boolean>;
  wake(): void;
  end(): void;
}

/** Answers 200 with `type` (`null` sends no Content-Type, as old engines do for logs) and keeps the answer open. */
export function openStream(call: Call, type: string | null): AnswerStream {
  const { response, world, group } = call;
  const ending = new AbortController();
  let sent = 0;
  let wakeUp: (() => void) | null = null;
  let woken = false;
  response.writeHead(200, { ...engineHeaders(world), ...(type === null ? {} : { "Content-Type": type }) });
  response.flushHeaders();
  response.on("close", () => {
    ending.abort();
    wakeUp?.();
  });
  const over = () => ending.signal.aborted || response.destroyed;

  const write = async (chunk: string | Buffer) => {
    if (over()) return false;
    if (!response.write(chunk)) {
      await new Promise<void>((resolve) => {
        const done = () => {
          response.off("drain", done);
          response.off("close", done);
          resolve();
        };
        response.on("drain", done);
        response.on("close", done);
      });
    }
    return !over();
  };
  const cutOff = async (chunk: Buffer) => {
    // Half of the chunk reaches the client, then the connection is gone in mid-message.
    await write(chunk.subarray(0, Math.max(1, chunk.length >> 1)));
    response.socket?.destroySoon();
    return false;
  };
  return {
    signal: ending.signal,
    async send(chunk) {
      if (over()) return false;
      const { faults } = world;
      if (faults.find("stall", group) !== null) return true;
      const drop = faults.find("drop", group);
      if (drop !== null && sent >= drop.after) return cutOff(Buffer.from(chunk));
      sent++;
      const malformed = faults.find("malformed", group);
      const bytes = malformed !== null && sent === 3 ? spoil(Buffer.from(chunk), malformed.kind) : chunk;
      const split = faults.find("split", group);
      if (split === null) return write(bytes);
      const whole = Buffer.from(bytes);
      for (let at = 0; at < whole.length; at += split.bytes) {
        if (!(await write(whole.subarray(at, at + split.bytes)))) return false;
      }
      return true;
    },
    async wait(ms) {
      if (!woken && !over()) {
        await new Promise<void>((resolve) => {
          // Beyond 24.8 days setTimeout fires at once; nobody waits that long.
          const timer = ms === null ? undefined : setTimeout(resolve, Math.min(ms, 2_000_000_000));
          wakeUp = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wakeUp = null;
      woken = false;
      return !over();
    },
    wake() {
      woken = true;
      wakeUp?.();
    },
    end() {
      if (!response.destroyed && world.faults.find("stall", group) === null) response.end();
    },
  };
}

/** Makes a chunk into one that no engine should send. */
function spoil(chunk: Buffer, kind: "type" | "length" | "cut" | "json"): Buffer {
  const spoilt = Buffer.from(chunk);
  switch (kind) {
    case "type":
      spoilt[0] = 9;
      return spoilt;
    case "length":
      spoilt.writeUInt32BE(0xffff_fff0, Math.min(4, Math.max(0, spoilt.length - 4)));
      return spoilt;
    case "cut":
      return spoilt.subarray(0, 5);
    case "json":
      return Buffer.from('{"status":"broken,\n');
  }
}
