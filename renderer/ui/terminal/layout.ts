/** Where a line breaks into rows of the screen, and which character lies under which cell. Pure. */
import { cellWidth, isAscii } from "./cell-width.ts";

/** A line is shown up to this many characters; all of it is kept, copied and saved. */
export const LONGEST_SHOWN = 20_000;

/** Index of the first character of each row, when `text` is broken after every `columns` cells. At least one row. */
export function breakLine(text: string, columns: number): number[] {
  const breaks = [0];
  const width = Math.max(2, columns);
  if (text.length <= width / 2) return breaks;
  if (isAscii(text)) {
    for (let at = width; at < text.length; at += width) breaks.push(at);
    return breaks;
  }
  let used = 0;
  let index = 0;
  for (const character of text) {
    const cells = cellWidth(character.codePointAt(0) ?? 0);
    if (used + cells > width) {
      breaks.push(index);
      used = 0;
    }
    used += cells;
    index += character.length;
  }
  return breaks;
}

/** Index of the character at `cell` cells after `from`; the text's length when it lies beyond. */
export function indexAtCell(text: string, from: number, cell: number): number {
  if (cell <= 0) return from;
  let used = 0;
  let index = from;
  while (index < text.length) {
    const code = text.codePointAt(index) ?? 0;
    const cells = cellWidth(code);
    if (used + cells > cell) return index;
    used += cells;
    index += code > 0xffff ? 2 : 1;
  }
  return index;
}
