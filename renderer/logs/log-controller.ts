/**
 * One log view's stream and what is done with its lines: opening at the tail, following, resuming, passing over what comes
 * too fast, loading older lines, searching. Outside of React; `subscribe` and `snapshot` fit `useSyncExternalStore`.
 */
import type { Edge } from "./batches.ts";
import type { Batch } from "./chunk.ts";
import { type Clock, realClock } from "./clock.ts";
import { type Limits, LineStore } from "./line-store.ts";
import { LogLoader } from "./log-loader.ts";
import { LogReader, TAIL } from "./log-reader.ts";
import type { LogFrom, LogPhase, LogSnapshot, SearchState, StreamFilter } from "./log-snapshot.ts";
import type { LogOptions } from "./log-source.ts";
import type { Marker } from "./marker.ts";
import { everyLine, onlyStream, type Projection } from "./projection.ts";
import { Rate } from "./rate.ts";
import { LogSearch, type Match } from "./search.ts";
import { millisOf, stampAt, stampOf } from "./stamp.ts";

/** Changes are told at most this often. */
const BURST_MS = 100;
const SLICE_MS = 8;

export class LogController {
  readonly store: LineStore;
  readonly search: LogSearch;
  readonly #clock: Clock;
  readonly #clockOffset: () => number;
  readonly #life = new AbortController();
  readonly #listeners = new Set<() => void>();
  readonly #reader: LogReader;
  readonly #rate = new Rate();
  readonly #loader: LogLoader;
  #phase: LogPhase = { name: "opening" };
  #from: LogFrom = "tail";
  #filter: StreamFilter = "both";
  #only = false;
  #following = true;
  #searching = false;
  #version = 0;
  #snapshot: LogSnapshot;
  #searchState: SearchState = { query: "", total: 0, rank: 0, busy: false, full: false, only: false };
  /** The end of what was read, kept when the view is cleared. */
  #seen: Edge | null = null;
  /** Lines that were written while the view was open. */
  #live = 0;
  /** When the next telling is due; `null` when none is. */
  #due: (() => void) | null = null;
  #toldAt = Number.NEGATIVE_INFINITY;
  /** Tells that the rate has fallen, when nothing else is told. */
  #decay: (() => void) | null = null;

  constructor(options: LogOptions) {
    this.#clock = options.clock ?? realClock;
    this.#clockOffset = options.clockOffset;
    this.store = new LineStore(options.limits);
    this.search = new LogSearch(this.store);
    this.#reader = new LogReader(options, this.#clock, {
      edge: () => this.store.last() ?? this.#seen,
      mayJump: () => this.#following,
      phase: (phase) => {
        this.#phase = phase;
        this.#tell();
      },
      lines: (batch) => this.#append(batch),
      mark: (content) => {
        this.store.mark(content);
        this.#change();
      },
    });
    this.#loader = new LogLoader(this.store, options, this.#life.signal, {
      seen: () => this.#seen,
      pause: () => this.#reader.pause(),
      resume: () => this.#reader.resume(),
      changed: () => {
        this.#wakeSearch();
        this.#change();
      },
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
    this.#find(this.search.query);
    this.#reader.start(from);
    this.#tell();
  }

  /** Ends everything. */
  dispose(): void {
    this.#life.abort();
    this.#reader.dispose();
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

  /** To the log's end, when the view's window has left it: begins anew there. */
  toTail(): void {
    if (this.store.detached) this.start("tail");
  }

  /** Forgets the lines in this view, and shows what comes from now on. The engine keeps them. */
  clear(): void {
    const { detached } = this.store;
    this.#seen = detached
      ? { stamp: stampAt(this.#clock.now() + this.#clockOffset()), count: 0 }
      : (this.store.last() ?? this.#seen);
    this.store.clear();
    this.store.setHead({ type: "cleared", at: this.#clock.now(), loading: "idle" });
    if (detached) this.#reader.resume();
    this.#find(this.search.query);
    this.#tell();
  }

  /** Loads what a marker stands for: the lines of a gap, before the first one, or after the last one. */
  load(marker: Marker): Promise<void> {
    return this.#loader.load(marker);
  }

  #append(batch: Batch): void {
    const { lines, appended } = this.store;
    this.store.append(batch);
    const crossed = lines < TAIL && this.store.lines >= TAIL;
    const old = millisOf(stampOf(batch.text)) < this.#reader.openedAt;
    if (!old) this.#live += this.store.appended - appended;
    // As many lines as were asked for, and older than the asking: there may be more before them.
    if (crossed && old && this.#from === "tail" && this.store.head === null) {
      this.store.setHead({ type: "earlier", loading: "idle" });
    }
    this.#wakeSearch();
    this.#change();
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

  #take(): LogSnapshot {
    return {
      phase: this.#phase,
      from: this.#from,
      filter: this.#filter,
      lines: this.store.lines,
      bytes: this.store.bytes,
      dropped: this.store.dropped,
      detached: this.store.detached,
      appended: this.store.appended,
      linesPerSecond: this.#rate.measure(this.#live, this.#clock.now()),
      search: this.#takeSearch(),
      version: this.#version,
    };
  }

  /** The same object as before when nothing about it has changed. */
  #takeSearch(): SearchState {
    const { query, total, full } = this.search;
    const state = { query, total, rank: this.search.rank(), busy: this.#searching, full, only: this.#only };
    const keys = Object.keys(state) as (keyof SearchState)[];
    if (keys.some((key) => this.#searchState[key] !== state[key])) this.#searchState = state;
    return this.#searchState;
  }
}
