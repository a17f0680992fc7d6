/**
 * One log view's stream and what is done with its lines: opening at the tail, following, resuming, passing over what comes
 * too fast, loading older lines, searching. Outside of React; `subscribe` and `snapshot` fit `useSyncExternalStore`.
 */
import type { LogEvent } from "../../contract/model/log.ts";
import { type Edge, skipSeen } from "./batches.ts";
import type { Batch } from "./chunk.ts";
import { type Clock, realClock } from "./clock.ts";
import { Lateness } from "./lateness.ts";
import { type Limits, LineStore } from "./line-store.ts";
import { LogLoader } from "./log-loader.ts";
import type { LogFrom, LogPhase, LogSnapshot, StreamFilter } from "./log-snapshot.ts";
import type { LogOptions } from "./log-source.ts";
import type { Marker } from "./marker.ts";
import { everyLine, onlyStream, type Projection } from "./projection.ts";
import { Rate } from "./rate.ts";
import { LogSearch, type Match } from "./search.ts";
import { lastStamp, millisOf, stampOf } from "./stamp.ts";

/** Lines that a view begins with. */
export const TAIL = 1000;
/** Changes are told at most this often. */
const BURST_MS = 100;
const SLICE_MS = 8;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2000;
const SETTLING_MS = 1000;

export class LogController {
  readonly store: LineStore;
  readonly search: LogSearch;
  readonly #options: LogOptions;
  readonly #clock: Clock;
  readonly #life = new AbortController();
  readonly #listeners = new Set<() => void>();
  readonly #lateness = new Lateness();
  readonly #rate = new Rate();
  readonly #loader: LogLoader;
  #reading = new AbortController();
  #phase: LogPhase = { name: "opening" };
  #from: LogFrom = "tail";
  #filter: StreamFilter = "both";
  #only = false;
  #following = true;
  #searching = false;
  #version = 0;
  #snapshot: LogSnapshot;
  /** The end of what was read, kept when the view is cleared. */
  #seen: Edge | null = null;
  /** When the present stream was asked for, engine time. */
  #openedAt = 0;
  /** When the view began. */
  #beganAt = 0;
  /** When the next telling is due; `null` when none is. */
  #due: (() => void) | null = null;
  #toldAt = Number.NEGATIVE_INFINITY;
  /** Tells that the rate has fallen, when nothing else is told. */
  #decay: (() => void) | null = null;

  constructor(options: LogOptions) {
    this.#options = options;
    this.#clock = options.clock ?? realClock;
    this.store = new LineStore(options.limits);
    this.search = new LogSearch(this.store);
    this.#loader = new LogLoader(this.store, options, this.#life.signal, () => {
      this.#wakeSearch();
      this.#change();
    });
    this.#snapshot = this.#take();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): LogSnapshot => this.#snapshot;

  /** Begins to read, at the last lines or at the log's beginning; what was held is forgotten. */
  start(from: LogFrom): void {
    this.#from = from;
    this.store.clear();
    this.#seen = null;
    this.#phase = { name: "opening" };
    this.#beganAt = this.#clock.now();
    this.#find(this.search.query);
    this.#reopen(false);
    this.#tell();
  }

  /** Ends everything. */
  dispose(): void {
    this.#life.abort();
    this.#reading.abort();
    this.#due?.();
    this.#decay?.();
    this.#listeners.clear();
  }

  /** Only a view that stands at the end may pass over lines. */
  setFollowing(following: boolean): void {
    this.#following = following;
  }

  setLimits(limits: Limits): void {
    this.store.setLimits(limits);
    this.#change();
  }

  /** Shows one stream only, of what is held. */
  setFilter(filter: StreamFilter): void {
    this.#filter = filter;
    this.#find(this.search.query);
    this.#tell();
  }

  /** Searches; an empty text ends the search. */
  find(query: string): void {
    if (query === this.search.query) return;
    if (query === "") this.#only = false;
    this.#find(query);
    this.#tell();
  }

  /** Shows only lines with a match, or all again. */
  showOnlyMatches(only: boolean): void {
    this.#only = only && this.search.pattern !== null;
    this.#project();
    this.#tell();
  }

  /** Makes the next (`1`) or previous (`-1`) match after a place the current one. */
  moveMatch(direction: 1 | -1, from: Match | null): Match | null {
    const match = this.search.move(direction, this.search.current ?? from);
    this.#tell();
    return match;
  }

  /** Forgets the lines in this view. The engine keeps them. */
  clear(): void {
    this.#seen = this.store.last() ?? this.#seen;
    this.store.clear();
    this.store.setHead({ type: "cleared", at: this.#clock.now(), loading: "idle" });
    this.#find(this.search.query);
    this.#tell();
  }

  /** Loads what a marker stands for: the lines of a gap, or the ones before the first. */
  load(marker: Marker): Promise<void> {
    return this.#loader.load(marker, this.#seen);
  }

  /** Starts a new stream in place of the present one. `atTail`: what lies between becomes a gap. */
  #reopen(atTail: boolean): void {
    this.#reading.abort();
    this.#reading = new AbortController();
    if (this.#life.signal.aborted) return;
    void this.#read(this.#reading.signal, atTail);
  }

  async #read(signal: AbortSignal, atTail: boolean): Promise<void> {
    let jump = atTail;
    for (let pause = FIRST_PAUSE_MS; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        const edge = this.store.last() ?? this.#seen;
        const accept = this.#acceptor(edge, jump);
        this.#openedAt = this.#clock.now() + this.#options.clockOffset();
        for await (const event of await this.#openStream(edge, jump, signal)) {
          if (signal.aborted) return;
          pause = FIRST_PAUSE_MS;
          this.#heed(event, accept);
          if (this.#phase.name === "ended") return;
        }
        if (signal.aborted) return;
        this.#setPhase({ name: "waiting", problem: null });
      } catch (error) {
        if (signal.aborted) return;
        const problem = this.#options.errorOf(error);
        if (problem?.code === "NO_SUCH_CONTAINER") return this.#setPhase({ name: "ended", reason: "removed" });
        this.#setPhase({ name: "waiting", problem });
      }
      jump = false;
      this.#lateness.interrupted(this.#clock.now());
      await new Promise<void>((resolve) => this.#clock.after(pause, resolve));
    }
  }

  async #openStream(edge: Edge | null, jump: boolean, signal: AbortSignal): Promise<AsyncIterable<LogEvent>> {
    const fresh = edge === null || jump;
    if (fresh) this.#lateness.opened();
    const tail = this.#from === "tail" && fresh ? TAIL : ("all" as const);
    const request = { tail, follow: true, ...(edge !== null && !jump ? { since: edge.stamp } : {}) };
    const stream = await this.#options.open(request, signal);
    if (!signal.aborted) this.#setPhase({ name: "live" });
    return stream;
  }

  /** What takes batches of a stream that goes on from `edge`: doubled lines are dropped, a jump is marked as a gap. */
  #acceptor(edge: Edge | null, jump: boolean): (batch: Batch) => void {
    if (edge === null) return (batch) => this.#append(batch);
    const skip = skipSeen(edge);
    let first = true;
    return (batch) => {
      const stamp = stampOf(batch.text);
      if (first && jump && stamp > edge.stamp)
        this.store.mark({ type: "gap", from: edge.stamp, to: stamp, loading: "idle" });
      first = false;
      this.#append(skip(batch));
    };
  }

  #heed(event: LogEvent, accept: (batch: Batch) => void): void {
    switch (event.kind) {
      case "lines":
        if (this.#phase.name !== "live") this.#setPhase({ name: "live" });
        accept(event);
        this.#watchAge(event.text);
        break;
      case "seam":
        if (event.reason === "reconnected") this.#lateness.interrupted(this.#clock.now());
        if (this.#phase.name !== "live") this.#setPhase({ name: "live" });
        this.store.mark({ type: "seam", reason: event.reason, at: event.at, exitCode: event.exitCode });
        break;
      case "waiting":
        this.#lateness.interrupted(this.#clock.now());
        this.#setPhase({ name: "waiting", problem: event.problem });
        break;
      case "ended":
        this.#setPhase({ name: "ended", reason: event.reason });
        break;
      default:
        event satisfies never;
    }
    this.#change();
  }

  #append(batch: Batch): void {
    const before = this.store.lines;
    this.store.append(batch);
    const crossed = before < TAIL && this.store.lines >= TAIL;
    // As many lines as were asked for, and older than the asking: there may be more before them.
    if (
      crossed &&
      this.#from === "tail" &&
      this.store.head === null &&
      millisOf(stampOf(batch.text)) < this.#openedAt
    ) {
      this.store.setHead({ type: "earlier", loading: "idle" });
    }
    this.#wakeSearch();
  }

  #watchAge(text: string): void {
    const now = this.#clock.now();
    const newest = millisOf(lastStamp(text));
    const late = this.#lateness.observe(now + this.#options.clockOffset() - newest, now);
    if (late && this.#following && this.#from === "tail") this.#reopen(true);
  }

  #setPhase(phase: LogPhase): void {
    this.#phase = phase;
    this.#tell();
  }

  #find(query: string): void {
    this.search.start(query, this.#byStream());
    this.#project();
    this.#wakeSearch();
  }

  #byStream(): Projection {
    if (this.#filter === "both") return everyLine;
    return onlyStream(this.#filter === "stderr" ? 2 : 1);
  }

  #project(): void {
    this.store.setProjection(this.#only ? this.search.projection : this.#byStream());
  }

  /** Looks through lines that are new to the search, in slices, until there are none. */
  #wakeSearch(): void {
    if (this.#searching || this.search.pattern === null || this.#life.signal.aborted) return;
    this.#searching = true;
    this.#clock.after(0, () => {
      this.#searching = false;
      if (this.#life.signal.aborted) return;
      const began = performance.now();
      const more = this.search.step(() => performance.now() - began > SLICE_MS);
      if (this.#only) this.store.reflow();
      if (more) this.#wakeSearch();
      this.#change();
    });
  }

  /** Something changed: tells it soon, with what else changes meanwhile. */
  #change(): void {
    if (this.#due !== null || this.#life.signal.aborted) return;
    const wait = this.#toldAt + BURST_MS - this.#clock.now();
    if (wait <= 0) this.#tell();
    else this.#due = this.#clock.after(wait, () => this.#tell());
  }

  /** Tells it now. */
  #tell(): void {
    this.#due?.();
    this.#due = null;
    if (this.#life.signal.aborted) return;
    this.#toldAt = this.#clock.now();
    this.#version++;
    this.#snapshot = this.#take();
    for (const listener of this.#listeners) listener();
    this.#decay?.();
    this.#decay = this.#snapshot.linesPerSecond > 0 ? this.#clock.after(1000, () => this.#tell()) : null;
  }

  /** The lines that an opening brings at once are old: they say nothing of how fast new ones come. */
  #measureRate(): number {
    const now = this.#clock.now();
    if (now - this.#beganAt < SETTLING_MS) this.#rate.reset();
    return this.#rate.measure(this.store.appended, now);
  }

  #take(): LogSnapshot {
    return {
      phase: this.#phase,
      from: this.#from,
      filter: this.#filter,
      lines: this.store.lines,
      bytes: this.store.bytes,
      dropped: this.store.dropped,
      appended: this.store.appended,
      linesPerSecond: this.#measureRate(),
      search: {
        query: this.search.query,
        total: this.search.total,
        rank: this.search.rank(),
        busy: this.#searching,
        full: this.search.full,
        only: this.#only,
      },
      version: this.#version,
    };
  }
}
