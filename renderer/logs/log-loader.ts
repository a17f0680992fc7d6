/** Brings lines from the engine to where a marker stands: before the first line, after the last one, or into a gap. */
import type { Edge } from "./batches.ts";
import type { Batch } from "./chunk.ts";
import { PAGE, type Page, readEarlier, readGap, readLater } from "./history.ts";
import type { LineStore } from "./line-store.ts";
import type { LogOptions } from "./log-source.ts";
import type { Loading, Marker } from "./marker.ts";
import { lastStamp, millisOf } from "./stamp.ts";

export interface LoaderHost {
  /** The end of what was read, for a view that was cleared. */
  seen(): Edge | null;
  /** The live stream must bring nothing for now. */
  pause(): void;
  /** It goes on after the last line that is held. */
  resume(): void;
  changed(): void;
}

export class LogLoader {
  readonly #store: LineStore;
  readonly #options: Pick<LogOptions, "open" | "errorOf" | "oldest">;
  readonly #signal: AbortSignal;
  readonly #host: LoaderHost;
  /** One load after the other: each begins at edges that the one before has moved. */
  #queue: Promise<void> = Promise.resolve();

  constructor(
    store: LineStore,
    options: Pick<LogOptions, "open" | "errorOf" | "oldest">,
    signal: AbortSignal,
    host: LoaderHost,
  ) {
    this.#store = store;
    this.#options = options;
    this.#signal = signal;
    this.#host = host;
  }

  /** Loads one page. Never rejects. */
  load(marker: Marker): Promise<void> {
    const { content } = marker;
    if (!("loading" in content) || content.loading === "busy") return Promise.resolve();
    setLoading(marker, "busy");
    this.#host.changed();
    this.#queue = this.#queue.then(() => (marker.gone || this.#signal.aborted ? undefined : this.#load(marker)));
    return this.#queue;
  }

  async #load(marker: Marker): Promise<void> {
    const { type } = marker.content;
    const wasDetached = this.#store.detached;
    // At the cap each new line pushes out the very one that the page is to stand before.
    const paused = type === "dropped" && !wasDetached;
    if (paused) this.#host.pause();
    try {
      if (marker.content.type === "gap") await this.#fillGap(marker, marker.content.from, marker.content.to);
      else if (type === "later") await this.#goOn(marker);
      else await this.#goBack(marker);
    } catch (error) {
      if (this.#signal.aborted) return;
      setLoading(marker, "failed");
      // A declared error leaves its button; a fault is not swallowed.
      if (this.#options.errorOf(error) === null) console.error("Lines could not be loaded.", error);
    }
    if (this.#signal.aborted) return;
    if (this.#store.detached) this.#host.pause();
    else if (paused || wasDetached) this.#host.resume();
    this.#host.changed();
  }

  async #goBack(head: Marker): Promise<void> {
    const seen = this.#host.seen();
    const edge = this.#store.first() ?? (seen === null ? null : { stamp: seen.stamp, count: 0 });
    const { open, oldest } = this.#options;
    const { dropped } = this.#store;
    const page: Page =
      edge === null
        ? { batches: [], more: false }
        : await readEarlier(open, { edge, held: this.#held(), span: this.#span(), oldest }, this.#signal);
    // The view was cleared or began anew meanwhile.
    if (head.gone) return;
    // What the page was to stand before was dropped.
    if (this.#store.dropped !== dropped) setLoading(head, "idle");
    else this.#store.prepend(page.batches, page.more);
  }

  async #goOn(foot: Marker): Promise<void> {
    const edge = this.#store.last();
    const page: Page =
      edge === null ? { batches: [], more: false } : await readLater(this.#options.open, edge, this.#signal);
    if (!foot.gone) this.#store.extend(page.batches, page.more);
  }

  async #fillGap(marker: Marker, from: string, to: string): Promise<void> {
    const before = this.#store.beside(marker, -1) ?? { stamp: from, count: 0 };
    const after = this.#store.beside(marker, 1) ?? { stamp: to, count: 0 };
    const page = await readGap(this.#options.open, before, after, this.#signal);
    if (marker.gone) return;
    const rest = { type: "gap", from: endOf(page.batches) ?? from, to, loading: "idle" } as const;
    this.#store.fill(marker, page.batches, page.more ? rest : null);
  }

  /** Lines from the first one to the log's end, as far as they are known: `null` when some were passed over. */
  #held(): number | null {
    const { segments, lines, droppedAfter } = this.#store;
    const gap = segments.some((segment) => segment.kind === "marker" && segment.content.type === "gap");
    return gap || droppedAfter === null ? null : lines + droppedAfter;
  }

  /** How long two pages of lines take, judged by those that are held. Milliseconds; 0 when they do not say. */
  #span(): number {
    const first = this.#store.first();
    const last = this.#store.last();
    if (first === null || last === null) return 0;
    const span = ((millisOf(last.stamp) - millisOf(first.stamp)) * 2 * PAGE) / Math.max(1, this.#store.lines);
    return Number.isFinite(span) ? span : 0;
  }
}

function setLoading(marker: Marker, loading: Loading): void {
  if ("loading" in marker.content) marker.content = { ...marker.content, loading };
}

/** The last line's timestamp; `null` when there is no line. */
function endOf(batches: readonly Batch[]): string | null {
  const text = batches.at(-1)?.text ?? "";
  return text === "" ? null : lastStamp(text);
}
