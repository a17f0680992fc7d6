/** Engine events: told to those who listen, and the last ones kept, as the real engine keeps 256 (`GET /events`). */
import { type Clock, type Instant, nanoseconds } from "./clock.ts";

export interface EngineEvent {
  readonly type: "container" | "image" | "network" | "volume" | "daemon";
  /** `start`, `die`, `health_status: healthy` … */
  readonly action: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly at: Instant;
}

export interface EventBus {
  emit(
    type: EngineEvent["type"],
    action: string,
    id: string,
    attributes: Readonly<Record<string, string>>,
  ): EngineEvent;
  /** What is still known, oldest first. */
  past(): readonly EngineEvent[];
  subscribe(listener: (event: EngineEvent) => void): () => void;
}

const KEPT = 256;

export function createEventBus(clock: Clock): EventBus {
  const past: EngineEvent[] = [];
  const listeners = new Set<(event: EngineEvent) => void>();
  return {
    emit(type, action, id, attributes) {
      const event: EngineEvent = { type, action, id, attributes, at: clock.now() };
      past.push(event);
      if (past.length > KEPT) past.shift();
      for (const listener of [...listeners]) listener(event);
      return event;
    },
    past: () => past,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The event as the engine writes it. `timeNano` is put in as text: a JavaScript number would round it. */
export function eventJson(event: EngineEvent): string {
  const legacy =
    event.type === "container"
      ? { status: event.action, id: event.id, from: event.attributes.image ?? "" }
      : event.type === "image"
        ? { status: event.action, id: event.id }
        : {};
  const json = JSON.stringify({
    ...legacy,
    Type: event.type,
    Action: event.action,
    Actor: { ID: event.id, Attributes: event.attributes },
    scope: "local",
    time: Math.floor(event.at.ms / 1000),
  });
  return `${json.slice(0, -1)},"timeNano":${nanoseconds(event.at)}}`;
}
