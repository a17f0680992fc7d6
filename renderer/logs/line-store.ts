/**
 * Keeps the lines of one log view, compactly, up to a cap: a window over the log. Live lines push the oldest out; when older
 * ones are loaded again, the newest go instead, and the window no longer ends where the log ends. Pure: no timers, no React.
 */
import type { Edge } from "./batches.ts";
import { type Batch, Chunk } from "./chunk.ts";
import { edgeAt, edgeBeside } from "./edges.ts";
import { LostSeams } from "./lost-seams.ts";
import { isSameSeam, Marker, type MarkerContent } from "./marker.ts";
import { Rows, type Segment } from "./rows.ts";
import { lastStamp } from "./stamp.ts";

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
  readonly #lostSeams = new LostSeams();
  /** Timestamp of the last line that went before the first one. */
  #lastGone = "";

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
    this.#put([batch]);
    this.#appended += this.#lines - before;
    this.#shrink("first");
  }

  /** Adds a marker at the end. A detached store has no place for it. Each stream of a stopped container tells its stop: it is held once. */
  mark(content: MarkerContent): void {
    if (this.detached || this.segments.some((one) => isSeam(one) && isSameSeam(one.content, content))) return;
    this.#lostSeams.forget(content);
    this.push(new Marker(content));
  }

  /** Adds lines before the first one; at the cap the newest go. `more`: the engine has others before them. */
  prepend(batches: readonly Batch[], more: boolean): void {
    const segments = this.#segmentsOf(batches);
    this.unshift(segments);
    this.#before = more ? Math.max(0, this.#before - linesIn(segments)) : 0;
    if (this.#before > 0) this.setHead({ type: "dropped", lines: this.#before, loading: "idle" });
    else this.setHead(more ? { type: "earlier", loading: "idle" } : null);
    this.#shrink("last");
  }

  /** Adds lines to a detached store's end; at the cap the oldest go. Without `more` the window ends where the log ends again. */
  extend(batches: readonly Batch[], more: boolean): void {
    const before = this.#lines;
    this.#put(batches);
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
    while (this.segments.length > 0) this.#dropFirst();
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

  #put(batches: readonly Batch[]): void {
    for (const part of this.#lostSeams.weave(batches)) {
      const last = this.segments.at(-1);
      if ("type" in part) this.push(new Marker(part));
      else if (last?.kind === "lines" && last.text.length + part.text.length < CHUNK_SIZE) {
        const { lines, bytes } = last;
        last.append(part);
        this.#account(last.lines - lines, last.bytes - bytes);
        this.grown();
      } else for (const chunk of this.#chunksOf([part])) this.push(chunk);
    }
  }

  #segmentsOf(batches: readonly Batch[]): Segment[] {
    const segments: Segment[] = [];
    let open: Batch[] = [];
    const close = (): void => {
      segments.push(...this.#chunksOf(open));
      open = [];
    };
    for (const part of this.#lostSeams.weave(batches)) {
      if ("type" in part) {
        close();
        segments.push(new Marker(part));
      } else open.push(part);
    }
    close();
    return segments;
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

  #dropFirst(): void {
    const segment = this.segments[0] as Segment;
    if (segment.kind === "lines") {
      this.#account(-segment.lines, -segment.bytes);
      this.#lastGone = lastStamp(segment.text);
    } else if (isSeam(segment)) this.#lostSeams.add(this.#lastGone, segment.content, "first");
    this.drop("first");
  }

  #dropLast(): void {
    const segment = this.segments.at(-1) as Segment;
    if (segment.kind === "lines") this.#account(-segment.lines, -segment.bytes);
    else if (isSeam(segment)) this.#lostSeams.add(this.last()?.stamp ?? this.#lastGone, segment.content, "last");
    this.drop("last");
  }

  /** Drops segments at one end until the cap holds; the last chunk of all stays, however large. */
  #shrink(end: "first" | "last"): void {
    const { maxBytes, maxLines } = this.#limits;
    let dropped = 0;
    while (this.#bytes > maxBytes || this.#lines > maxLines) {
      const victim = this.segments.at(end === "first" ? 0 : -1) as Segment;
      if (victim.kind === "lines") {
        if (victim.lines === this.#lines) break;
        dropped += victim.lines;
      } else if (end === "last" && victim.content.type === "gap") this.#after = null;
      if (end === "first") this.#dropFirst();
      else this.#dropLast();
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

const isSeam = (segment: Segment): segment is Marker => segment.kind === "marker" && segment.content.type === "seam";

const isChunk = (segment: Segment): boolean => segment.kind === "lines";

function linesIn(segments: readonly Segment[]): number {
  return segments.reduce((sum, segment) => sum + (segment.kind === "lines" ? segment.lines : 0), 0);
}
