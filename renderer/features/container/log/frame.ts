/** Lays out what a log view shows now: which text stands in which row of the screen. Pure but for its reading of the store. */
import type { Chunk } from "../../../logs/chunk.ts";
import type { LineStore } from "../../../logs/line-store.ts";
import type { Marker } from "../../../logs/marker.ts";
import { type LogSearch, matchesIn } from "../../../logs/search.ts";
import { textWidth } from "../../../ui/terminal/cell-width.ts";
import { breakLine, indexAtCell } from "../../../ui/terminal/layout.ts";
import { type Mark, type Palette, paintRange } from "../../../ui/terminal/paint.ts";
import type { Top } from "./position.ts";
import { GUTTER, gutterText, type LineText, lineText } from "./row-text.ts";
import { orderedEnds, type Selection, selectedPart } from "./selection.ts";

export interface ViewOptions {
  readonly wrap: boolean;
  readonly times: boolean;
  /** Cells scrolled to the right; 0 when wrapped. */
  readonly shift: number;
}

/** A row of the screen that shows a part of a line. */
export interface TextRow {
  readonly kind: "text";
  /** Row of the store. */
  readonly row: number;
  readonly chunk: Chunk;
  readonly line: number;
  readonly stamp: string;
  readonly text: string;
  /** The part of the text that stands here. */
  readonly from: number;
  readonly to: number;
  readonly stderr: boolean;
  readonly painted: string;
}

export interface MarkerRow {
  readonly kind: "marker";
  readonly row: number;
  readonly marker: Marker;
  /** The first of its screen rows; the others are `null`. */
  readonly first: boolean;
}

export type ScreenRow = TextRow | MarkerRow;

export interface FrameInput {
  readonly store: LineStore;
  readonly search: LogSearch;
  readonly selection: Selection | null;
  readonly options: ViewOptions;
  readonly columns: number;
  readonly palette: Palette;
}

/** Screen rows that a marker takes: a seam is a line, what can be clicked is a box. */
function markerHeight(marker: Marker): number {
  return marker.content.type === "seam" ? 1 : 2;
}

/** Cells for the text of a line. */
function textColumns({ columns, options }: FrameInput): number {
  return Math.max(10, columns - (options.times ? GUTTER : 0));
}

/** Height of a row of the store, in rows of the screen. */
export function rowHeight(input: FrameInput, row: number): number {
  const found = input.store.row(row);
  if (found === null) return 1;
  if (found.kind === "marker") return markerHeight(found.marker);
  if (!input.options.wrap) return 1;
  return breakLine(lineText(found.chunk, found.line).text, textColumns(input)).length;
}

/** The rows of a screen of this height, from `top` on. */
export function layOut(input: FrameInput, top: Top, height: number): ScreenRow[] {
  const rows: ScreenRow[] = [];
  const ends = orderedEnds(input.store, input.selection);
  for (let row = top.row; row < input.store.endRow && rows.length < height; row++) {
    const found = input.store.row(row);
    if (found === null) break;
    const skip = row === top.row ? top.skip : 0;
    if (found.kind === "marker") {
      for (let i = skip; i < markerHeight(found.marker); i++)
        rows.push({ kind: "marker", row, marker: found.marker, first: i === 0 });
      continue;
    }
    const content = lineText(found.chunk, found.line);
    const marks = marksOf(input, found.chunk, found.line, content.text);
    const selected = selectedPart(ends, row, content.text.length);
    if (selected !== null) marks.push({ ...selected, kind: "selection" });
    const parts = partsOf(input, content.text);
    parts.slice(skip).forEach(([from, to], index) => {
      rows.push({
        kind: "text",
        row,
        chunk: found.chunk,
        line: found.line,
        stamp: content.stamp,
        text: content.text,
        from,
        to,
        stderr: found.chunk.stream(found.line) === 2,
        painted: gutter(input, content, skip + index === 0) + paintPart(input, content, from, to, marks),
      });
    });
  }
  return rows.slice(0, height);
}

/** Cells that these rows can be scrolled to the right: until the end of the longest line is seen. */
export function mostShift(input: FrameInput, rows: readonly ScreenRow[]): number {
  const widest = rows.reduce((most, row) => (row.kind === "text" ? Math.max(most, textWidth(row.text)) : most), 0);
  return Math.max(0, widest - textColumns(input));
}

/** The shift at which the character at `column` of a line is seen: the present one, or one that puts it into the middle. */
export function shiftToShow(input: FrameInput, text: string, column: number): number {
  const { shift } = input.options;
  const columns = textColumns(input);
  const cell = textWidth(text.slice(0, column));
  // The last cell may say that the line goes on.
  if (cell >= shift && cell < shift + columns - 1) return shift;
  return Math.max(0, Math.min(cell - Math.floor(columns / 2), textWidth(text) - columns));
}

/** Index of the character under a cell of the screen. */
export function columnAt(row: TextRow, cell: number, options: ViewOptions): number {
  return Math.min(row.to, indexAtCell(row.text, row.from, cell - (options.times ? GUTTER : 0)));
}

function partsOf(input: FrameInput, text: string): (readonly [number, number])[] {
  const columns = textColumns(input);
  if (input.options.wrap) {
    const breaks = breakLine(text, columns);
    return breaks.map((from, index) => [from, breaks[index + 1] ?? text.length] as const);
  }
  const from = indexAtCell(text, 0, input.options.shift);
  return [[from, indexAtCell(text, from, columns)]];
}

function gutter(input: FrameInput, content: LineText, first: boolean): string {
  if (!input.options.times) return "";
  return first ? `\x1b[0;${input.palette.muted}m${gutterText(content.stamp)}` : " ".repeat(GUTTER);
}

function paintPart(input: FrameInput, content: LineText, from: number, to: number, marks: readonly Mark[]): string {
  const { palette, options } = input;
  const cut = !options.wrap && to < content.text.length;
  if (!cut) return paintRange(content.spans, from, to, marks, palette);
  // The last cell says that the line goes on.
  const end = indexAtCell(content.text, from, textColumns(input) - 1);
  const used = textWidth(content.text.slice(from, end));
  const pad = " ".repeat(Math.max(0, textColumns(input) - 1 - used));
  return `${paintRange(content.spans, from, end, marks, palette)}\x1b[0m${pad}\x1b[${palette.muted}m…`;
}

function marksOf({ search }: FrameInput, chunk: Chunk, line: number, text: string): Mark[] {
  if (search.pattern === null) return [];
  const { current } = search;
  const here = current !== null && current.chunk === chunk && current.line === line ? current.column : -1;
  return matchesIn(text, search.pattern).map((match) => ({
    ...match,
    kind: match.from === here ? "current" : "match",
  }));
}
