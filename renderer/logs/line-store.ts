/**
 * Keeps every line of one log view, compactly, up to a cap. Pure: no React, no store library, no timers.
 * Rows are what the view counts: shown lines and markers. Row numbers are absolute: they stay as they are when lines are
 * appended, dropped at the front, or loaded before it (then they become negative).
 */
import { type Batch, Chunk } from "./chunk.ts";
import { Marker, type MarkerContent } from "./marker.ts";
import { everyLine, type Projection } from "./projection.ts";
import { stampOf } from "./stamp.ts";

export interface Limits {
  /** Memory, estimated. */
  readonly maxBytes: number;
  readonly maxLines: number;
}

export type Segment = Chunk | Marker;

/** One row: a line of a chunk, or a marker. */
export type Row =
  | { readonly kind: "line"; readonly chunk: Chunk; readonly line: number }
  | { readonly kind: "marker"; readonly marker: Marker };

/** A place that stays the same while rows are renumbered. */
export interface Anchor {
  readonly segment: Segment;
  /** The line in the chunk; 0 for a marker. */
  readonly line: number;
}

/** Small batches are joined up to this many characters, so that a slow log does not cost an object a line. */
const CHUNK_SIZE = 65_536;

export class LineStore {
  #segments: Segment[] = [];
  #limits: Limits;
  #projection: Projection = everyLine;
  #lines = 0;
  #bytes = 0;
  #dropped = 0;
  #appended = 0;
  /** What stands before the first segment; one row when set. */
  #head: Marker | null = null;
  /** Number of the first row while there is no segment. */
  #origin = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  get segments(): readonly Segment[] {
    return this.#segments;
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

  /** Lines that went because of the cap. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Lines ever appended at the end; grows only. */
  get appended(): number {
    return this.#appended;
  }

  get projection(): Projection {
    return this.#projection;
  }

  get head(): Marker | null {
    return this.#head;
  }

  /** Number of the first row. */
  get firstRow(): number {
    return (this.#segments[0]?.start ?? this.#origin) - (this.#head === null ? 0 : 1);
  }

  /** Number after the last row. */
  get endRow(): number {
    const last = this.#segments.at(-1);
    return last === undefined ? this.#origin : last.start + this.#rowsOf(last);
  }

  setLimits(limits: Limits): void {
    this.#limits = limits;
    this.#evict();
  }

  setProjection(projection: Projection): void {
    this.#projection = projection;
    this.reflow();
  }

  setHead(content: MarkerContent | null): void {
    if (this.#head !== null) this.#head.gone = true;
    this.#head = content === null ? null : new Marker(content);
    this.#placeHead();
  }

  /** Numbers the rows anew, after the projection has changed its mind. */
  reflow(): void {
    this.#renumber(0, this.#segments[0]?.start ?? 0);
  }

  /** Adds lines at the end. */
  append(batch: Batch): void {
    const last = this.#segments.at(-1);
    if (last?.kind === "lines" && last.text.length + batch.text.length < CHUNK_SIZE) {
      const { lines, bytes } = last;
      last.append(batch);
      this.#account(last.lines - lines, last.bytes - bytes);
      this.#appended += last.lines - lines;
    } else {
      const chunk = new Chunk(batch);
      if (chunk.lines === 0) return;
      this.#add(chunk);
      this.#appended += chunk.lines;
    }
    this.#evict();
  }

  /** Adds a marker at the end. */
  mark(content: MarkerContent): Marker {
    const marker = new Marker(content);
    this.#add(marker);
    return marker;
  }

  /** Adds lines before the first one. They may be dropped at once when the store is full. */
  prepend(batches: readonly Batch[]): void {
    let row = this.#segments[0]?.start ?? this.#origin;
    const added = this.#insert(0, batches);
    for (let i = added - 1; i >= 0; i--) {
      const segment = this.#segments[i] as Segment;
      row -= this.#rowsOf(segment);
      segment.start = row;
    }
    this.#placeHead();
    this.#evict();
  }

  /** Puts lines in a marker's place; later rows move down. With `rest` the marker stays after them with new content. */
  fill(marker: Marker, batches: readonly Batch[], rest: MarkerContent | null): void {
    const index = this.#segments.indexOf(marker);
    if (index < 0) return;
    if (rest === null) {
      this.#segments.splice(index, 1);
      marker.gone = true;
    } else marker.content = rest;
    this.#insert(index, batches);
    this.#renumber(index, marker.start);
    this.#evict();
  }

  /** Forgets every line and marker. The counts of dropped and appended lines go on. */
  clear(): void {
    const end = this.endRow;
    for (const segment of this.#segments) segment.gone = true;
    this.#segments = [];
    this.#lines = 0;
    this.#bytes = 0;
    this.#head = null;
    this.#origin = end;
  }

  /** The row of that number; `null` outside of the store. */
  row(number: number): Row | null {
    if (this.#head !== null && number === this.#head.start) return { kind: "marker", marker: this.#head };
    const segment = this.#segments[this.#indexAt(number)];
    if (segment === undefined) return null;
    const nth = number - segment.start;
    if (nth < 0 || nth >= this.#rowsOf(segment)) return null;
    if (segment.kind === "marker") return { kind: "marker", marker: segment };
    return { kind: "line", chunk: segment, line: this.#projection.line(segment, nth) };
  }

  /** The place of a row, to be found again after renumbering; the nearest one when there is no such row. */
  anchor(number: number): Anchor | null {
    const row = this.row(Math.max(this.firstRow, Math.min(number, this.endRow - 1)));
    if (row === null) return null;
    return row.kind === "line" ? { segment: row.chunk, line: row.line } : { segment: row.marker, line: 0 };
  }

  /** The row of a place; the first row when it was dropped, the next one when its line is not shown. */
  rowOf(anchor: Anchor): number {
    const { segment } = anchor;
    if (segment.gone) return this.firstRow;
    if (segment.kind === "marker") return segment.start;
    return Math.min(segment.start + this.#projection.before(segment, anchor.line), this.endRow - 1);
  }

  /** Timestamp of the first line held, and how many lines at the front have it. */
  first(): { readonly stamp: string; readonly count: number } | null {
    return this.#edge(
      this.#segments.findIndex((segment) => segment.kind === "lines"),
      1,
    );
  }

  /** Timestamp of the last line held, and how many lines at the end have it. */
  last(): { readonly stamp: string; readonly count: number } | null {
    return this.#edge(
      this.#segments.findLastIndex((segment) => segment.kind === "lines"),
      -1,
    );
  }

  /** The same for the lines right before (`-1`) or after (`1`) a marker. */
  beside(marker: Marker, side: 1 | -1): { readonly stamp: string; readonly count: number } | null {
    const index = this.#segments.indexOf(marker);
    if (index < 0) return side > 0 && marker === this.#head ? this.first() : null;
    let at = index + side;
    while (at >= 0 && at < this.#segments.length && this.#segments[at]?.kind === "marker") at += side;
    return this.#edge(at, side);
  }

  #rowsOf(segment: Segment): number {
    return segment.kind === "marker" ? 1 : this.#projection.count(segment);
  }

  #account(lines: number, bytes: number): void {
    this.#lines += lines;
    this.#bytes += bytes;
  }

  #add(segment: Segment): void {
    segment.start = this.#segments.length === 0 ? this.#origin : this.endRow;
    this.#segments.push(segment);
    if (segment.kind === "lines") this.#account(segment.lines, segment.bytes);
    this.#placeHead();
  }

  /** Gives the segments from `index` on their rows, beginning with `row`. */
  #renumber(index: number, row: number): void {
    let next = row;
    for (let i = index; i < this.#segments.length; i++) {
      const segment = this.#segments[i] as Segment;
      segment.start = next;
      next += this.#rowsOf(segment);
    }
    this.#placeHead();
  }

  /** Puts batches in as chunks, whose rows are numbered later. Returns the number of chunks. */
  #insert(index: number, batches: readonly Batch[]): number {
    const chunks: Chunk[] = [];
    for (const batch of batches) {
      const open = chunks.at(-1);
      if (open !== undefined && open.text.length + batch.text.length < CHUNK_SIZE) open.append(batch);
      else chunks.push(new Chunk(batch));
    }
    const filled = chunks.filter((chunk) => chunk.lines > 0);
    for (const chunk of filled) this.#account(chunk.lines, chunk.bytes);
    this.#segments.splice(index, 0, ...filled);
    return filled.length;
  }

  #placeHead(): void {
    if (this.#head !== null) this.#head.start = (this.#segments[0]?.start ?? this.#origin) - 1;
  }

  /** Index of the last segment that starts at or before the row; of those without rows, the one with rows. */
  #indexAt(row: number): number {
    let low = 0;
    let high = this.#segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#segments[middle] as Segment).start <= row) low = middle;
      else high = middle - 1;
    }
    while (low > 0 && this.#rowsOf(this.#segments[low] as Segment) === 0) low--;
    return low;
  }

  #evict(): void {
    const { maxBytes, maxLines } = this.#limits;
    let dropped = 0;
    while ((this.#bytes > maxBytes || this.#lines > maxLines) && this.#segments.length > 1) {
      const segment = this.#segments.shift() as Segment;
      segment.gone = true;
      if (segment.kind === "lines") {
        this.#account(-segment.lines, -segment.bytes);
        dropped += segment.lines;
      }
    }
    if (dropped === 0) return;
    this.#dropped += dropped;
    this.setHead({ type: "dropped", lines: this.#dropped });
  }

  /** Timestamp at the near edge of a chunk, and how many lines from that edge on have it, across chunks. */
  #edge(index: number, direction: 1 | -1): { readonly stamp: string; readonly count: number } | null {
    let segment = this.#segments[index];
    if (index < 0 || segment?.kind !== "lines") return null;
    const stamp = stampOf(segment.line(direction > 0 ? 0 : segment.lines - 1));
    let count = 0;
    for (let at = index; segment?.kind === "lines"; at += direction, segment = this.#segments[at]) {
      for (let i = 0; i < segment.lines; i++) {
        if (stampOf(segment.line(direction > 0 ? i : segment.lines - 1 - i)) !== stamp) return { stamp, count };
        count++;
      }
    }
    return { stamp, count };
  }
}
