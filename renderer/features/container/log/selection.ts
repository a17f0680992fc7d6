/** Which text is selected, as places that stay when rows are renumbered. Pure. */
import type { Chunk } from "../../../logs/chunk.ts";
import type { LineStore } from "../../../logs/line-store.ts";

/** A place between two characters of a line's shown text. */
export interface Point {
  readonly chunk: Chunk;
  readonly line: number;
  readonly column: number;
}

export interface Selection {
  /** Where it began, and where it ends now; in any order. */
  readonly anchor: Point;
  readonly focus: Point;
}

interface Placed {
  readonly row: number;
  readonly column: number;
}

/** The selection's ends in the order of the rows; `null` when nothing is selected. */
export function orderedEnds(store: LineStore, selection: Selection | null): { from: Placed; to: Placed } | null {
  if (selection === null) return null;
  const place = ({ chunk, line, column }: Point): Placed => ({
    row: store.rowOf({ segment: chunk, line }),
    // A dropped line's column means nothing at the row that took its place.
    column: chunk.gone ? 0 : column,
  });
  const anchor = place(selection.anchor);
  const focus = place(selection.focus);
  const forward = anchor.row < focus.row || (anchor.row === focus.row && anchor.column <= focus.column);
  const [from, to] = forward ? [anchor, focus] : [focus, anchor];
  return from.row === to.row && from.column === to.column ? null : { from, to };
}

/** The selected part of a row's text of this length; `null` when none is. */
export function selectedPart(
  ends: { readonly from: Placed; readonly to: Placed } | null,
  row: number,
  length: number,
): { readonly from: number; readonly to: number } | null {
  if (ends === null || row < ends.from.row || row > ends.to.row) return null;
  const from = row === ends.from.row ? Math.min(ends.from.column, length) : 0;
  const to = row === ends.to.row ? Math.min(ends.to.column, length) : length;
  return from < to ? { from, to } : null;
}

const WORD = /[\p{L}\p{N}_./:@-]+|\s+|./gu;

/** The word around a column, paths and addresses taken as one. */
export function wordAt(text: string, column: number): { readonly from: number; readonly to: number } {
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match !== null; match = WORD.exec(text)) {
    const to = match.index + match[0].length;
    if (column < to) return { from: match.index, to };
  }
  return { from: text.length, to: text.length };
}
