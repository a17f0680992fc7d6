/** `GET /containers/{id}/logs`: what was said, then, when followed, what is said. */
import { ApiError } from "../api-error.ts";
import { compareInstants, type Instant, rfc3339 } from "../clock.ts";
import { type Call, flag, instantOf } from "../http/call.ts";
import { type AnswerStream, openStream } from "../http/stream.ts";
import { errorFrame, frame } from "../logs/frames.ts";
import type { TimedLine } from "../logs/log.ts";
import type { Container } from "../model.ts";

/** Frames are joined up to this size before they are written; the engine writes in chunks too. */
const CHUNK_BYTES = 32_768;

interface Request {
  readonly follow: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
  readonly timestamps: boolean;
  readonly since: Instant | null;
  readonly until: Instant | null;
  /** `null` for all. */
  readonly tail: number | null;
}

export async function logs(call: Call): Promise<void> {
  const { world, query } = call;
  const container = world.containers.resolve(call.params[0] ?? "", world.api);
  const fail = world.faults.find("error-after-200", call.group);
  const request = { ...requestOf(query), ...(fail === null ? {} : { follow: false }) };
  if (!request.stdout && !request.stderr)
    throw new ApiError(400, "Bad parameters: you must choose at least one stream");
  const stream = openStream(call, contentType(call, container));
  const unsubscribe = container.log.onChange(stream.wake);
  const lookAway = world.schedule.look();
  try {
    await write(container, request, stream, world.faults.list().length > 0);
    if (fail !== null) await stream.send(errorFrame(fail.message));
  } finally {
    unsubscribe();
    lookAway();
    stream.end();
  }
}

/** Clients of API 1.42 and newer are told whether the output is multiplexed. Older ones are told nothing, or nonsense, and must know. */
function contentType(call: Call, container: Container): string | null {
  if (call.api >= 42) return `application/vnd.docker.${container.config.Tty ? "raw" : "multiplexed"}-stream`;
  return call.world.api >= 42 ? "application/vnd.docker.raw-stream" : null;
}

function requestOf(query: URLSearchParams): Request {
  const tail = query.get("tail") ?? "all";
  return {
    follow: flag(query, "follow"),
    stdout: flag(query, "stdout"),
    stderr: flag(query, "stderr"),
    timestamps: flag(query, "timestamps"),
    since: instantOf(query, "since"),
    until: instantOf(query, "until"),
    // Anything that is no number counts as all, as with the engine.
    tail: /^\d+$/.test(tail) ? Number(tail) : null,
  };
}

/** `singly`: each line in a chunk of its own, so that a fault can hit the one that it names. */
async function write(container: Container, request: Request, stream: AnswerStream, singly: boolean): Promise<void> {
  const { log } = container;
  const { since, until, tail } = request;
  const untilMs = until?.ms ?? Number.POSITIVE_INFINITY;
  const begin =
    tail === null
      ? { cursor: since === null ? { segment: 0, entry: 0 } : log.seek(since), skip: 0 }
      : log.tail(tail, Date.now());
  const { cursor } = begin;
  let skip = begin.skip;
  let chunk: Buffer[] = [];
  let bytes = 0;
  const flush = async () => {
    const whole = Buffer.concat(chunk);
    chunk = [];
    bytes = 0;
    return whole.length === 0 || stream.send(whole);
  };
  for (;;) {
    // Asked before reading: a container that ends meanwhile has its last lines read in the next round.
    const lives = container.state === "running" || container.state === "paused";
    for (const line of log.read(cursor, Math.min(Date.now(), untilMs))) {
      if (skip > 0) {
        skip--;
        continue;
      }
      if (!wanted(line, request)) continue;
      const encoded = encode(line, request, container.config.Tty);
      chunk.push(encoded);
      bytes += encoded.length;
      if ((singly || bytes >= CHUNK_BYTES) && !(await flush())) return;
    }
    if (!(await flush())) return;
    if (!request.follow || !lives || Date.now() >= untilMs) return;
    const next = Math.min(log.next(cursor) ?? Number.POSITIVE_INFINITY, untilMs);
    if (!(await stream.wait(next === Number.POSITIVE_INFINITY ? null : Math.max(0, next - Date.now())))) return;
  }
}

function wanted(line: TimedLine, { since, until, stdout, stderr }: Request): boolean {
  if (line.stream === 1 ? !stdout : !stderr) return false;
  if (since !== null && compareInstants(line.at, since) < 0) return false;
  return until === null || compareInstants(line.at, until) <= 0;
}

function encode(line: TimedLine, request: Request, tty: boolean): Buffer {
  const text = `${request.timestamps ? `${rfc3339(line.at)} ` : ""}${line.text}${tty ? "\r" : ""}\n`;
  return tty ? Buffer.from(text) : frame(line.stream, text);
}
