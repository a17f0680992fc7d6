/**
 * Where a log view stands: at the end, or at a row and a part of it. Rows may be of any height (wrapped lines), which is
 * known only by looking at them, so it walks from row to row and never needs the total height. Pure.
 */
import type { LineStore } from "../../../logs/line-store.ts";
import type { Marker } from "../../../logs/marker.ts";
import type { Anchor } from "../../../logs/rows.ts";

/** Height of a row, in rows of the screen; at least 1. */
export type Measure = (row: number) => number;

/** The first shown row, and how many of its screen rows lie above the view. */
export interface Top {
  readonly row: number;
  readonly skip: number;
}

export class Position {
  readonly #store: LineStore;
  /** `null` at the end. */
  #anchor: { readonly at: Anchor; readonly skip: number } | null = null;

  constructor(store: LineStore) {
    this.#store = store;
  }

  get following(): boolean {
    return this.#anchor === null;
  }

  /** The marker is the first row that is shown. */
  standsAt(marker: Marker): boolean {
    return this.#anchor?.at.segment === marker;
  }

  toEnd(): void {
    this.#anchor = null;
  }

  /** To the last rows, without following what comes. */
  toLast(height: number, measure: Measure): void {
    const { row, skip } = this.#topAtEnd(height, measure);
    this.toRow(row, skip);
  }

  toRow(row: number, skip = 0): void {
    const at = this.#store.anchor(row);
    this.#anchor = at === null ? null : { at, skip };
  }

  /** The first row to show on a screen of `height` rows. At the end when what follows would not fill it. */
  top(height: number, measure: Measure): Top {
    const end = this.#topAtEnd(height, measure);
    if (this.#anchor === null) return end;
    const row = this.#store.rowOf(this.#anchor.at);
    const skip = Math.min(this.#anchor.skip, measure(row) - 1);
    return row > end.row || (row === end.row && skip > end.skip) ? end : { row, skip };
  }

  /** Moves by screen rows, down when positive. Going up leaves the end; arriving there follows again. */
  scroll(rows: number, height: number, measure: Measure): void {
    if (rows > 0 && this.#anchor === null) return;
    let { row, skip } = this.top(height, measure);
    skip += rows;
    while (skip < 0 && row > this.#store.firstRow) {
      row--;
      skip += measure(row);
    }
    skip = Math.max(0, skip);
    for (let tall = measure(row); skip >= tall && row < this.#store.endRow - 1; tall = measure(row)) {
      row++;
      skip -= tall;
    }
    const end = this.#topAtEnd(height, measure);
    const arrived = row > end.row || (row === end.row && skip >= end.skip);
    // Where the log goes on beyond the rows there is nothing to follow.
    if (arrived && this.#store.detached) this.toRow(end.row, end.skip);
    else if (arrived && rows > 0) this.toEnd();
    // Everything fits: there is no up.
    else if (arrived && end.row === this.#store.firstRow && end.skip === 0) this.toEnd();
    else this.toRow(row, skip);
  }

  #topAtEnd(height: number, measure: Measure): Top {
    let row = this.#store.endRow;
    let filled = 0;
    while (row > this.#store.firstRow && filled < height) {
      row--;
      filled += measure(row);
    }
    return { row, skip: Math.max(0, filled - height) };
  }
}
