/**
 * The rows of a log view, by number: lines of chunks, markers between them, one before the first and one after the last.
 * Numbers are absolute: they stay as they are when lines are added or dropped at either end (they may become negative).
 */
import type { Chunk } from "./chunk.ts";
import { Marker, type MarkerContent } from "./marker.ts";
import { everyLine, type Projection } from "./projection.ts";

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

export class Rows {
  readonly #segments: Segment[] = [];
  #projection: Projection = everyLine;
  #head: Marker | null = null;
  #foot: Marker | null = null;
  /** Number of the first row while there is no segment. */
  #origin = 0;

  get segments(): readonly Segment[] {
    return this.#segments;
  }

  /** What stands before the first segment; one row when set. */
  get head(): Marker | null {
    return this.#head;
  }

  /** What stands after the last segment; one row when set. */
  get foot(): Marker | null {
    return this.#foot;
  }

  get projection(): Projection {
    return this.#projection;
  }

  /** Number of the first row. */
  get firstRow(): number {
    return this.#begin - (this.#head === null ? 0 : 1);
  }

  /** Number after the last row. */
  get endRow(): number {
    return this.#end + (this.#foot === null ? 0 : 1);
  }

  setProjection(projection: Projection): void {
    this.#projection = projection;
    this.reflow();
  }

  /** Numbers the rows anew, after the projection has changed its mind. */
  reflow(): void {
    this.#renumber(0, this.#begin);
  }

  setHead(content: MarkerContent | null): void {
    if (this.#head !== null) this.#head.gone = true;
    this.#head = content === null ? null : new Marker(content);
    this.#place();
  }

  setFoot(content: MarkerContent | null): void {
    if (this.#foot !== null) this.#foot.gone = true;
    this.#foot = content === null ? null : new Marker(content);
    this.#place();
  }

  /** The row of that number; `null` outside of the store. */
  row(number: number): Row | null {
    if (this.#head !== null && number === this.#head.start) return { kind: "marker", marker: this.#head };
    if (this.#foot !== null && number === this.#foot.start) return { kind: "marker", marker: this.#foot };
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

  /** The row of a place; when it was dropped, the first or last row, whichever end it went at; the next one when its line is not shown. */
  rowOf(anchor: Anchor): number {
    const { segment } = anchor;
    if (segment.gone) return segment.start < this.#end ? this.firstRow : this.endRow - 1;
    if (segment.kind === "marker") return segment.start;
    return Math.min(segment.start + this.#projection.before(segment, anchor.line), this.endRow - 1);
  }

  /** Puts segments in the place of `removed` ones from `index` on. What was there before `index` keeps its numbers. */
  protected replace(index: number, removed: number, segments: readonly Segment[]): void {
    const start = this.#segments[index]?.start ?? this.#end;
    for (const gone of this.#segments.splice(index, removed, ...segments)) gone.gone = true;
    this.#renumber(index, start);
  }

  /** Puts segments before the first one, which keeps its number. */
  protected unshift(segments: readonly Segment[]): void {
    let row = this.#begin;
    this.#segments.unshift(...segments);
    for (let i = segments.length - 1; i >= 0; i--) {
      const segment = segments[i] as Segment;
      row -= this.#rowsOf(segment);
      segment.start = row;
    }
    this.#place();
  }

  protected push(segment: Segment): void {
    segment.start = this.#end;
    this.#segments.push(segment);
    this.#place();
  }

  /** The last chunk has grown. */
  protected grown(): void {
    this.#place();
  }

  /** Takes the first or the last segment away. */
  protected drop(end: "first" | "last"): void {
    const { length } = this.#segments;
    if (length === 1) this.#origin = end === "first" ? this.#end : this.#begin;
    const segment = end === "first" ? this.#segments.shift() : this.#segments.pop();
    if (segment !== undefined) segment.gone = true;
    this.#place();
  }

  /** Takes everything away; numbers go on where they were. */
  protected empty(): void {
    this.#origin = this.endRow;
    for (const segment of this.#segments) segment.gone = true;
    this.#segments.length = 0;
    this.setHead(null);
    this.setFoot(null);
  }

  get #begin(): number {
    return this.#segments[0]?.start ?? this.#origin;
  }

  get #end(): number {
    const last = this.#segments.at(-1);
    return last === undefined ? this.#origin : last.start + this.#rowsOf(last);
  }

  #rowsOf(segment: Segment): number {
    return segment.kind === "marker" ? 1 : this.#projection.count(segment);
  }

  /** Gives the segments from `index` on their rows, beginning with `row`. */
  #renumber(index: number, row: number): void {
    let next = row;
    for (let i = index; i < this.#segments.length; i++) {
      const segment = this.#segments[i] as Segment;
      segment.start = next;
      next += this.#rowsOf(segment);
    }
    this.#place();
  }

  #place(): void {
    if (this.#head !== null) this.#head.start = this.#begin - 1;
    if (this.#foot !== null) this.#foot.start = this.#end;
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
}
