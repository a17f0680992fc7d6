/** Brings lines from the engine to where a marker stands: before the first line, or into a gap. */
import type { Edge } from "./batches.ts";
import type { Batch } from "./chunk.ts";
import { PAGE, type Page, readEarlier, readGap } from "./history.ts";
import type { LineStore } from "./line-store.ts";
import type { LogOptions } from "./log-source.ts";
import type { Marker } from "./marker.ts";
import { lastStamp, millisOf } from "./stamp.ts";

export class LogLoader {
  readonly #store: LineStore;
  readonly #options: Pick<LogOptions, "open" | "errorOf" | "oldest">;
  readonly #signal: AbortSignal;
  readonly #changed: () => void;

  constructor(
    store: LineStore,
    options: Pick<LogOptions, "open" | "errorOf" | "oldest">,
    signal: AbortSignal,
    changed: () => void,
  ) {
    this.#store = store;
    this.#options = options;
    this.#signal = signal;
    this.#changed = changed;
  }

  /** Loads one page. `seen` is the end of what was read, for a view that was cleared. Never rejects. */
  async load(marker: Marker, seen: Edge | null): Promise<void> {
    const { content } = marker;
    if (!("loading" in content) || content.loading === "busy") return;
    setLoading(marker, "busy");
    this.#changed();
    try {
      if (content.type === "gap") await this.#fillGap(marker, content.from, content.to);
      else await this.#goBack(marker, seen);
    } catch (error) {
      if (this.#signal.aborted) return;
      setLoading(marker, "failed");
      // A declared error leaves its button; a fault is not swallowed.
      if (this.#options.errorOf(error) === null) console.error("Older lines could not be loaded.", error);
    }
    this.#changed();
  }

  async #goBack(head: Marker, seen: Edge | null): Promise<void> {
    const edge = this.#store.first() ?? (seen === null ? null : { stamp: seen.stamp, count: 0 });
    const { open, oldest } = this.#options;
    const page: Page =
      edge === null
        ? { batches: [], more: false }
        : await readEarlier(open, { edge, held: this.#held(), span: this.#span(), oldest }, this.#signal);
    // The view was cleared or began anew meanwhile.
    if (this.#store.head !== head) return;
    this.#store.setHead(page.more ? { type: "earlier", loading: "idle" } : null);
    this.#store.prepend(page.batches);
  }

  async #fillGap(marker: Marker, from: string, to: string): Promise<void> {
    const before = this.#store.beside(marker, -1) ?? { stamp: from, count: 0 };
    const after = this.#store.beside(marker, 1) ?? { stamp: to, count: 0 };
    const page = await readGap(this.#options.open, before, after, this.#signal);
    if (marker.gone) return;
    const rest = { type: "gap", from: endOf(page.batches) ?? from, to, loading: "idle" } as const;
    this.#store.fill(marker, page.batches, page.more ? rest : null);
  }

  /** Lines from the first one to the log's end: those that are here, when none was passed over. */
  #held(): number | null {
    const gap = this.#store.segments.some((segment) => segment.kind === "marker" && segment.content.type === "gap");
    return gap ? null : this.#store.lines;
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

function setLoading(marker: Marker, loading: "busy" | "failed"): void {
  if ("loading" in marker.content) marker.content = { ...marker.content, loading };
}

/** The last line's timestamp; `null` when there is no line. */
function endOf(batches: readonly Batch[]): string | null {
  const text = batches.at(-1)?.text ?? "";
  return text === "" ? null : lastStamp(text);
}
