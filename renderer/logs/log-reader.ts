/**
 * Keeps one log stream open: opens it, resumes it where it broke without a line lost or doubled, and goes to the tail when
 * it can no longer keep up. What it reads it hands to its host.
 */
import type { LogEvent } from "../../contract/model/log.ts";
import { type Edge, skipSeen } from "./batches.ts";
import type { Batch } from "./chunk.ts";
import type { Clock } from "./clock.ts";
import { Lateness } from "./lateness.ts";
import type { LogFrom, LogPhase } from "./log-snapshot.ts";
import type { LogOptions } from "./log-source.ts";
import type { MarkerContent } from "./marker.ts";
import { lastStamp, millisOf, stampOf } from "./stamp.ts";

/** Lines that a view begins with. */
export const TAIL = 1000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2000;

export interface ReaderHost {
  /** The end of what was read so far. */
  edge(): Edge | null;
  /** Whether lines may be passed over to keep up. */
  mayJump(): boolean;
  phase(phase: LogPhase): void;
  lines(batch: Batch): void;
  mark(content: MarkerContent): void;
}

export class LogReader {
  readonly #options: Pick<LogOptions, "open" | "errorOf" | "clockOffset">;
  readonly #clock: Clock;
  readonly #host: ReaderHost;
  readonly #lateness = new Lateness();
  #reading = new AbortController();
  #from: LogFrom = "tail";
  #live = false;
  #openedAt = 0;

  constructor(options: Pick<LogOptions, "open" | "errorOf" | "clockOffset">, clock: Clock, host: ReaderHost) {
    this.#options = options;
    this.#clock = clock;
    this.#host = host;
  }

  /** When the present stream was asked for, engine time in milliseconds. */
  get openedAt(): number {
    return this.#openedAt;
  }

  /** Begins to read. The host holds nothing yet. */
  start(from: LogFrom): void {
    this.#from = from;
    this.#reopen(false);
  }

  /** Stops until `resume` or `start`. */
  pause(): void {
    this.#reading.abort();
  }

  /** Goes on after the host's edge. */
  resume(): void {
    this.#lateness.opened(this.#clock.now());
    this.#reopen(false);
  }

  dispose(): void {
    this.#reading.abort();
  }

  /** Starts a new stream in place of the present one. `atTail`: what lies between becomes a gap. */
  #reopen(atTail: boolean): void {
    this.#reading.abort();
    this.#reading = new AbortController();
    void this.#read(this.#reading.signal, atTail);
  }

  async #read(signal: AbortSignal, atTail: boolean): Promise<void> {
    let jump = atTail;
    for (let pause = FIRST_PAUSE_MS; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        const edge = this.#host.edge();
        const accept = this.#acceptor(edge, jump);
        for await (const event of await this.#open(edge, jump, signal)) {
          if (signal.aborted) return;
          pause = FIRST_PAUSE_MS;
          this.#heed(event, accept);
          if (event.kind === "ended") return;
        }
        if (signal.aborted) return;
        this.#toPhase({ name: "waiting", problem: null });
      } catch (error) {
        if (signal.aborted) return;
        const problem = this.#options.errorOf(error);
        if (problem?.code === "NO_SUCH_CONTAINER") return this.#toPhase({ name: "ended", reason: "removed" });
        // Berth itself is out of reach, or this is a fault: either way it is tried again, and never silently.
        if (problem === null) console.warn("The log's stream broke; it is opened again.", error);
        this.#toPhase({ name: "waiting", problem });
      }
      jump = false;
      this.#lateness.opened(this.#clock.now());
      await new Promise<void>((resolve) => this.#clock.after(pause, resolve));
    }
  }

  async #open(edge: Edge | null, jump: boolean, signal: AbortSignal): Promise<AsyncIterable<LogEvent>> {
    const fresh = edge === null || jump;
    if (fresh) this.#lateness.opened(this.#clock.now());
    this.#openedAt = this.#clock.now() + this.#options.clockOffset();
    const tail = this.#from === "tail" && fresh ? TAIL : ("all" as const);
    const request = { tail, follow: true, ...(edge !== null && !jump ? { since: edge.stamp } : {}) };
    const stream = await this.#options.open(request, signal);
    if (!signal.aborted) this.#toPhase({ name: "live" });
    return stream;
  }

  /** What takes batches of a stream that goes on from `edge`: doubled lines are dropped, a jump is marked as a gap. */
  #acceptor(edge: Edge | null, jump: boolean): (batch: Batch) => void {
    if (edge === null) return (batch) => this.#host.lines(batch);
    const skip = skipSeen(edge);
    let first = true;
    return (batch) => {
      const to = stampOf(batch.text);
      if (first && jump && to > edge.stamp) this.#host.mark({ type: "gap", from: edge.stamp, to, loading: "idle" });
      first = false;
      this.#host.lines(skip(batch));
    };
  }

  #heed(event: LogEvent, accept: (batch: Batch) => void): void {
    switch (event.kind) {
      case "lines":
        if (!this.#live) this.#toPhase({ name: "live" });
        accept(event);
        this.#watchAge(event.text);
        break;
      case "seam":
        if (event.reason === "reconnected") this.#lateness.opened(this.#clock.now());
        if (!this.#live) this.#toPhase({ name: "live" });
        this.#host.mark({ type: "seam", reason: event.reason, at: event.at, exitCode: event.exitCode });
        break;
      case "waiting":
        this.#lateness.opened(this.#clock.now());
        this.#toPhase({ name: "waiting", problem: event.problem });
        break;
      case "ended":
        this.#toPhase({ name: "ended", reason: event.reason });
        break;
      default:
        event satisfies never;
    }
  }

  #watchAge(text: string): void {
    const now = this.#clock.now();
    const age = now + this.#options.clockOffset() - millisOf(lastStamp(text));
    const late = this.#lateness.observe(age, now);
    if (late && this.#from === "tail" && this.#host.mayJump()) this.#reopen(true);
  }

  #toPhase(phase: LogPhase): void {
    this.#live = phase.name === "live";
    this.#host.phase(phase);
  }
}
