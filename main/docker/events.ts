/** The engine's own event stream (Engine API, `GET /events`), read once for all of Berth. */
import type Docker from "dockerode";
import type { GetEventsOptions } from "dockerode";
import { ZodError } from "zod";
import { EventMessage } from "./models.ts";
import { readNdjson } from "./ndjson.ts";

export interface EngineEvent {
  /** `container`, `image`, `network`, and others that are not asked for today. */
  readonly type: "container" | "image" | string;
  /** The engine's word, e.g. `start`, `die`, `health_status: healthy`. */
  readonly action: string;
  /** Of a container its 64 hex digits; of an image its id or, for a pull, its reference. */
  readonly id: string;
  /** Nanoseconds since the epoch, engine time, as decimal text. Travels as a JSON number, so it is rounded to 256 ns. */
  readonly timeNano: string;
  /** Labels and facts, e.g. `name`, `image`, `exitCode` of a `die`. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface EventFeed {
  /** Hears every event, in the engine's order. Returns the unsubscriber. */
  subscribe(listener: (event: EngineEvent) => void): () => void;
}

/** What Berth asks for: containers and images, and networks for what they tell of containers. */
const FILTERS = JSON.stringify({ type: ["container", "image", "network"] });

/**
 * Opens the stream; when this returns, the engine is listening to itself, so a list read from now on misses nothing.
 * `after` (a `timeNano`) replays what came later than it, as far as the engine remembers (its last 256 events).
 * The generator ends when the engine closes the stream; ending the generator, or aborting, closes it.
 */
export async function openEvents(
  docker: Docker,
  after: string | null,
  signal: AbortSignal,
): Promise<AsyncGenerator<EngineEvent, void, undefined>> {
  const since = after === null ? {} : { since: toSeconds(after) };
  const stream = await docker.getEvents({ filters: FILTERS, ...since, abortSignal: signal } as GetEventsOptions);
  return read(stream as unknown as AsyncIterable<Uint8Array>, after);
}

async function* read(
  stream: AsyncIterable<Uint8Array>,
  after: string | null,
): AsyncGenerator<EngineEvent, void, undefined> {
  const seen = after === null ? null : BigInt(after);
  try {
    for await (const document of readNdjson(stream)) {
      const event = toEvent(document);
      if (seen === null || !isRepeated(BigInt(event.timeNano), seen)) yield event;
    }
  } catch (error) {
    if (isBroken(error)) throw new StreamBroken("The event stream broke off.", { cause: error });
    throw error;
  }
}

/**
 * The engine repeats from `seen` on, itself included; rounding moves it by less than a microsecond. What is older by more than that was
 * not repeated: the engine's clock was set back.
 */
function isRepeated(time: bigint, seen: bigint): boolean {
  return time <= seen && seen - time < 1000n;
}

/** The stream ended in the middle, or what came is no event. The engine may be well nevertheless. */
export class StreamBroken extends Error {
  override readonly name = "StreamBroken";
}

function isBroken(error: unknown): boolean {
  if (error instanceof ZodError) return true;
  return error instanceof Error && "code" in error && typeof error.code === "string";
}

/** Throws a ZodError for what is no event. */
export function toEvent(document: unknown): EngineEvent {
  const { Type, Action, Actor, time, timeNano } = EventMessage.parse(document);
  const nanoseconds = timeNano == null ? BigInt(time ?? 0) * 1_000_000_000n : BigInt(timeNano);
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(Actor.Attributes)) attributes[name] = value ?? "";
  return { type: Type, action: Action, id: Actor.ID, timeNano: String(nanoseconds), attributes };
}

/** Milliseconds since the epoch. */
export function eventTime(event: EngineEvent): number {
  return Number(BigInt(event.timeNano) / 1_000_000n);
}

/** `1700000000.000000001`, the form that the engine's `since` and `until` take. */
function toSeconds(timeNano: string): string {
  const digits = timeNano.padStart(10, "0");
  return `${digits.slice(0, -9)}.${digits.slice(-9)}`;
}
