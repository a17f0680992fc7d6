/**
 * Keeps the lines of one log view, compactly, up to a cap: a window over the log. Live lines push the oldest out; when older
 * ones are loaded again, the newest go instead, and the window no longer ends where the log ends. Pure: no timers, no React.
 */
import type { Edge } from "./batches.ts";
import { type Batch, Chunk } from "./chunk.ts";
import { edgeAt, edgeBeside } from "./edges.ts";
import { Marker, type MarkerContent } from "./marker.ts";
import { Rows, type Segment } from "./rows.ts";

export interface Limits {
  /** Memory, estimated. */
  readonly maxBytes: number;
  readonly maxLines: number;
}

/** Small batches are joined up to this many characters, so that a slow log does not cost an object a line. */
const CHUNK_SIZE = 65_536;

export class LineStore extends Rows {
  #limits: Limits;
  #lines = 0;
  #bytes = 0;
  #appended = 0;
  #before = 0;
  #after: number | null = 0;

  constructor(limits: Limits) {
    super();
    this.#limits = limits;
  }

  get limits(): Limits {
    return this.#limits;
  }

  /** Lines held, shown or not. */
  get lines(): number {
    return this.#lines;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Lines that went before the first one because of the cap, and were not loaded again. */
  get dropped(): number {
    return this.#before;
  }

  /** Lines that went after the last one, to make room; what the log has got since is not counted. `null` when not known. */
  get droppedAfter(): number | null {
    return this.#after;
  }

  /** The window does not end where the log ends: the foot says so, and live lines are not kept. */
  get detached(): boolean {
    return this.foot !== null;
  }

  /** Lines ever appended at the end of a live log; grows only. */
  get appended(): number {
    return this.#appended;
  }

  setLimits(limits: Limits): void {
    this.#limits = limits;
    this.#shrink("first");
  }

  /** Adds live lines at the end. A detached store leaves them to the engine. */
  append(batch: Batch): void {
    if (this.detached) return;
    const before = this.#lines;
    this.#put(batch);
    this.#appended += this.#lines - before;
    this.#shrink("first");
  }

  /** Adds a marker at the end. A detached store has no place for it. */
  mark(content: MarkerContent): void {
    if (!this.detached) this.push(new Marker(content));
  }

  /** Adds lines before the first one; at the cap the newest go. `more`: the engine has others before them. */
  prepend(batches: readonly Batch[], more: boolean): void {
    const chunks = this.#chunksOf(batches);
    this.unshift(chunks);
    this.#before = more ? Math.max(0, this.#before - linesIn(chunks)) : 0;
    if (this.#before > 0) this.setHead({ type: "dropped", lines: this.#before, loading: "idle" });
    else this.setHead(more ? { type: "earlier", loading: "idle" } : null);
    this.#shrink("last");
  }

  /** Adds lines to a detached store's end; at the cap the oldest go. Without `more` the window ends where the log ends again. */
  extend(batches: readonly Batch[], more: boolean): void {
    const before = this.#lines;
    for (const batch of batches) this.#put(batch);
    if (this.#after !== null) this.#after = Math.max(0, this.#after - (this.#lines - before));
    if (!more) this.#after = 0;
    this.setFoot(more ? { type: "later", loading: "idle" } : null);
    this.#shrink("first");
  }

  /** Puts lines in a marker's place; later rows move down. With `rest` the marker stays after them with new content. */
  fill(marker: Marker, batches: readonly Batch[], rest: MarkerContent | null): void {
    const index = this.segments.indexOf(marker);
    if (index < 0) return;
    const inOlderHalf = linesIn(this.segments.slice(0, index)) * 2 < this.#lines;
    if (rest !== null) marker.content = rest;
    this.replace(index, rest === null ? 1 : 0, this.#chunksOf(batches));
    // Never what was asked for.
    this.#shrink(inOlderHalf ? "last" : "first");
  }

  /** Forgets every line and marker. The count of appended lines goes on. */
  clear(): void {
    this.empty();
    this.#lines = 0;
    this.#bytes = 0;
    this.#before = 0;
    this.#after = 0;
  }

  /** Timestamp of the first line held, and how many lines at the front have it. */
  first(): Edge | null {
    return edgeAt(this.segments, this.segments.findIndex(isChunk), 1);
  }

  /** Timestamp of the last line held, and how many lines at the end have it. */
  last(): Edge | null {
    return edgeAt(this.segments, this.segments.findLastIndex(isChunk), -1);
  }

  /** The same for the lines right before (`-1`) or after (`1`) a marker between lines. */
  beside(marker: Marker, side: 1 | -1): Edge | null {
    const index = this.segments.indexOf(marker);
    return index < 0 ? null : edgeBeside(this.segments, index, side);
  }

  #account(lines: number, bytes: number): void {
    this.#lines += lines;
    this.#bytes += bytes;
  }

  #put(batch: Batch): void {
    const last = this.segments.at(-1);
    if (last?.kind === "lines" && last.text.length + batch.text.length < CHUNK_SIZE) {
      const { lines, bytes } = last;
      last.append(batch);
      this.#account(last.lines - lines, last.bytes - bytes);
      this.grown();
    } else for (const chunk of this.#chunksOf([batch])) this.push(chunk);
  }

  #chunksOf(batches: readonly Batch[]): Chunk[] {
    const chunks: Chunk[] = [];
    for (const batch of batches) {
      const open = chunks.at(-1);
      if (open !== undefined && open.text.length + batch.text.length < CHUNK_SIZE) open.append(batch);
      else chunks.push(new Chunk(batch));
    }
    const filled = chunks.filter((chunk) => chunk.lines > 0);
    for (const chunk of filled) this.#account(chunk.lines, chunk.bytes);
    return filled;
  }

  /** Drops segments at one end until the cap holds; the last chunk of all stays, however large. */
  #shrink(end: "first" | "last"): void {
    const { maxBytes, maxLines } = this.#limits;
    let dropped = 0;
    while (this.#bytes > maxBytes || this.#lines > maxLines) {
      const victim = this.segments.at(end === "first" ? 0 : -1) as Segment;
      if (victim.kind === "lines") {
        if (victim.lines === this.#lines) break;
        this.#account(-victim.lines, -victim.bytes);
        dropped += victim.lines;
      } else if (end === "last" && victim.content.type === "gap") this.#after = null;
      this.drop(end);
    }
    if (dropped === 0) return;
    if (end === "first") {
      this.#before += dropped;
      const { head } = this;
      // The same marker, so that a click on it is never late.
      if (head?.content.type === "dropped") head.content = { ...head.content, lines: this.#before };
      else this.setHead({ type: "dropped", lines: this.#before, loading: "idle" });
    } else {
      if (this.#after !== null) this.#after += dropped;
      this.setFoot({ type: "later", loading: "idle" });
    }
  }
}

const isChunk = (segment: Segment): boolean => segment.kind === "lines";

function linesIn(segments: readonly Segment[]): number {
  return segments.reduce((sum, segment) => sum + (segment.kind === "lines" ? segment.lines : 0), 0);
}
