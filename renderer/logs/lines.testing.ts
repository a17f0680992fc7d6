/** Made-up log lines for tests: numbered, a millisecond apart. */
import type { Batch } from "./chunk.ts";
import type { LineStore } from "./line-store.ts";
import { messageOf, stampAt } from "./stamp.ts";

const BEGIN = Date.UTC(2024, 4, 1, 12);

/** `2024-05-01T12:00:00.005000000Z` for 5. */
export function stampFor(number: number): string {
  return stampAt(BEGIN + number);
}

/** The lines `from` to `to` (exclusive): "line 5" and so on. Every tenth is stderr when `mixed`. */
export function batchOf(from: number, to: number, mixed = false): Batch {
  const lines: string[] = [];
  const runs: number[] = [];
  for (let i = from; i < to; i++) {
    lines.push(`${stampFor(i)} line ${i}`);
    runs.push(mixed && i % 10 === 0 ? 2 : 1, 1);
  }
  return { text: lines.join("\n"), runs };
}

/** Batches of lines given as pairs of number of the timestamp and text. */
export function batchOfTexts(texts: readonly (readonly [number, string])[]): Batch {
  return {
    text: texts.map(([number, text]) => `${stampFor(number)} ${text}`).join("\n"),
    runs: texts.length === 0 ? [] : [1, texts.length],
  };
}

/** What the rows show: the line's text, or the marker's type in brackets. */
export function rowsOf(store: LineStore): string[] {
  const rows: string[] = [];
  for (let number = store.firstRow; number < store.endRow; number++) {
    const row = store.row(number);
    if (row === null) rows.push("?");
    else if (row.kind === "line") rows.push(messageOf(row.chunk.line(row.line)));
    else rows.push(`[${row.marker.content.type}]`);
  }
  return rows;
}

export function texts(from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, i) => `line ${from + i}`);
}
