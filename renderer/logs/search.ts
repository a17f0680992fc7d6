/**
 * Finds a text in all lines of a store, in slices of a few milliseconds, newest lines first. Case-insensitive, plain text,
 * in the text as it is shown (no timestamps, no colours). Results are kept by chunk, so they leave with their chunk.
 */
import { plainText } from "../ui/terminal/ansi.ts";
import type { Chunk } from "./chunk.ts";
import type { LineStore } from "./line-store.ts";
import { everyLine, type Projection } from "./projection.ts";
import { messageOf } from "./stamp.ts";

export interface Match {
  readonly chunk: Chunk;
  readonly line: number;
  /** Index in the line's shown text. */
  readonly column: number;
}

/** Matches of one chunk, as pairs of line and column; its lines that have any; and how many lines were looked at. */
interface Hits {
  scanned: number;
  readonly pairs: number[];
  readonly lines: number[];
}

/** More matches than anyone looks through; then the search stops. */
export const MOST_MATCHES = 1_000_000;

/** A pattern for plain text, with no meaning of its own in any character. */
export function patternOf(query: string): RegExp {
  return new RegExp(query.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"), "gi");
}

/** Where the pattern occurs in one line's shown text: pairs of from and to. */
export function matchesIn(text: string, pattern: RegExp): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push({ from: match.index, to: match.index + match[0].length });
  }
  return found;
}

export class LogSearch {
  readonly #store: LineStore;
  #query = "";
  #pattern: RegExp | null = null;
  #within: Projection = everyLine;
  #hits = new Map<Chunk, Hits>();
  /** Only the lines with a match. Changes as the search goes on: let the store `reflow` then. */
  readonly projection: Projection = {
    count: (chunk) => this.#linesOf(chunk).length,
    line: (chunk, nth) => this.#linesOf(chunk)[nth] ?? 0,
    before: (chunk, line) => lowerBound(this.#linesOf(chunk), line),
    shows: (chunk, line) => this.#linesOf(chunk)[lowerBound(this.#linesOf(chunk), line)] === line,
  };
  #total = 0;
  #current: Match | null = null;

  constructor(store: LineStore) {
    this.#store = store;
  }

  get query(): string {
    return this.#query;
  }

  /** `null` when nothing is searched. */
  get pattern(): RegExp | null {
    return this.#pattern;
  }

  get current(): Match | null {
    return this.#current?.chunk.gone ? null : this.#current;
  }

  /** Found so far, in the lines that are held. */
  get total(): number {
    this.#forgetGone();
    return this.#total;
  }

  get full(): boolean {
    return this.#total >= MOST_MATCHES;
  }

  /** Begins anew. `within` says which lines count, when only one stream is shown. */
  start(query: string, within: Projection): void {
    this.#query = query;
    this.#within = within;
    this.#pattern = query === "" ? null : patternOf(query);
    this.#hits = new Map();
    this.#total = 0;
    this.#current = null;
  }

  /** Looks at lines that were not looked at yet, until `deadline` says stop. Returns whether any are left. */
  step(mustStop: () => boolean): boolean {
    if (this.#pattern === null) return false;
    this.#forgetGone();
    const { segments } = this.#store;
    for (let i = segments.length - 1; i >= 0; i--) {
      const chunk = segments[i];
      if (chunk?.kind !== "lines") continue;
      const hits = this.#hits.get(chunk) ?? { scanned: 0, pairs: [], lines: [] };
      if (hits.scanned === chunk.lines) continue;
      if (this.full) return false;
      this.#hits.set(chunk, hits);
      const before = hits.pairs.length;
      scan(chunk, hits, this.#pattern, this.#within);
      this.#total += (hits.pairs.length - before) / 2;
      if (mustStop()) return true;
    }
    return false;
  }

  /** "19 of 27": the place of the current match among those found, counted from the oldest; 0 without one. */
  rank(): number {
    const current = this.current;
    if (current === null) return 0;
    let before = 0;
    for (const segment of this.#store.segments) {
      if (segment.kind !== "lines") continue;
      const pairs = this.#hits.get(segment)?.pairs ?? [];
      if (segment === current.chunk) return before + indexOf(pairs, current.line, current.column) + 1;
      before += pairs.length / 2;
    }
    return 0;
  }

  /** Makes the next (`1`) or previous (`-1`) match after a place the current one; goes round at the ends. */
  move(
    direction: 1 | -1,
    from: { readonly chunk: Chunk; readonly line: number; readonly column: number } | null,
  ): Match | null {
    const chunks = this.#store.segments.filter((segment) => segment.kind === "lines");
    const home = from === null ? -1 : chunks.indexOf(from.chunk);
    const start = home >= 0 ? home : direction > 0 ? 0 : chunks.length - 1;
    for (let step = 0; step <= chunks.length; step++) {
      const chunk = chunks[(start + direction * step + chunks.length * 2) % chunks.length];
      const pairs = chunk === undefined ? undefined : this.#hits.get(chunk)?.pairs;
      if (chunk === undefined || pairs === undefined || pairs.length === 0) continue;
      const bounded = step === 0 && home >= 0 && from !== null;
      const index = bounded
        ? direction > 0
          ? indexAfter(pairs, from.line, from.column)
          : indexOf(pairs, from.line, from.column) - 1
        : direction > 0
          ? 0
          : pairs.length / 2 - 1;
      if (index < 0 || index * 2 >= pairs.length) continue;
      this.#current = { chunk, line: pairs[index * 2] as number, column: pairs[index * 2 + 1] as number };
      return this.#current;
    }
    return this.#current;
  }

  /** Which of `buckets` equal parts of the rows hold a match. */
  ticks(buckets: number): number[] {
    const { firstRow, endRow } = this.#store;
    const scale = buckets / Math.max(1, endRow - firstRow);
    const marked = new Set<number>();
    for (const [chunk, { pairs }] of this.#hits) {
      if (pairs.length === 0 || chunk.gone) continue;
      const { projection } = this.#store;
      const first = chunk.start - firstRow;
      const last = first + projection.count(chunk) - 1;
      if (Math.floor(first * scale) === Math.floor(last * scale)) marked.add(Math.floor(first * scale));
      else
        for (let i = 0; i < pairs.length; i += 2) {
          marked.add(Math.floor((first + projection.before(chunk, pairs[i] as number)) * scale));
        }
    }
    return [...marked].sort((a, b) => a - b);
  }

  #linesOf(chunk: Chunk): readonly number[] {
    return this.#hits.get(chunk)?.lines ?? [];
  }

  #forgetGone(): void {
    for (const [chunk, { pairs }] of this.#hits) {
      if (!chunk.gone) continue;
      this.#hits.delete(chunk);
      this.#total -= pairs.length / 2;
    }
  }
}

function add(hits: Hits, line: number, column: number): void {
  hits.pairs.push(line, column);
  if (hits.lines.at(-1) !== line) hits.lines.push(line);
}

/** Searches the lines of a chunk that were not looked at. */
function scan(chunk: Chunk, hits: Hits, pattern: RegExp, within: Projection): void {
  const from = hits.scanned;
  hits.scanned = chunk.lines;
  if (chunk.special) {
    for (let line = from; line < chunk.lines; line++) {
      const found = matchesIn(plainText(messageOf(chunk.line(line))), pattern);
      if (found.length === 0 || !within.shows(chunk, line)) continue;
      for (const match of found) add(hits, line, match.from);
    }
    return;
  }
  // All lines at once; what begins in a timestamp is no match.
  const { text } = chunk;
  pattern.lastIndex = chunk.offset(from);
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const line = chunk.lineAt(match.index);
    const start = text.indexOf(" ", chunk.offset(line)) + 1;
    if (match.index < start) pattern.lastIndex = start;
    else if (within.shows(chunk, line)) add(hits, line, match.index - start);
  }
}

/** Index of the first pair at or after a place. */
function indexOf(pairs: readonly number[], line: number, column: number): number {
  let low = 0;
  let high = pairs.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = pairs[middle * 2] as number;
    if (at < line || (at === line && (pairs[middle * 2 + 1] as number) < column)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function indexAfter(pairs: readonly number[], line: number, column: number): number {
  return indexOf(pairs, line, column + 1);
}

/** Index of the first number that is not below `value`, in ascending numbers. */
function lowerBound(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
