/** The engine's own event stream (Engine API, `GET /events`), read once for all of Berth. */

export interface EngineEvent {
  /** `container`, `image`, and others that are not asked for today. */
  readonly type: "container" | "image" | string;
  /** The engine's word, e.g. `start`, `die`, `health_status: healthy`. */
  readonly action: string;
  /** Of a container its 64 hex digits; of an image its id or, for a pull, its reference. */
  readonly id: string;
  /** Nanoseconds since the epoch, engine time, as text: it does not fit a double. */
  readonly timeNano: string;
  /** Labels and facts, e.g. `name`, `image`, `exitCode` of a `die`. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface EventFeed {
  /** Hears every event, in the engine's order. Returns the unsubscriber. */
  subscribe(listener: (event: EngineEvent) => void): () => void;
}
