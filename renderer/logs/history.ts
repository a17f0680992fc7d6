/** Reads older lines from the engine, in pages, without a line lost or doubled at the edges. */
import { dropHeld, type Edge, keepLast, lineCount, skipSeen } from "./batches.ts";
import type { Batch } from "./chunk.ts";
import type { OpenLog } from "./log-source.ts";
import { lastStamp, millisOf, stampAt } from "./stamp.ts";

/** Lines that one click loads. */
export const PAGE = 5000;
/** Of a gap, which one wants to see whole. */
export const GAP_PAGE = 50_000;
/** Lines that are worth a click. */
const ENOUGH = PAGE / 5;
/** How far back a page lies when the lines at hand say nothing of it, and at least. */
const UNKNOWN_SPAN_MS = 10_000;
const SHORTEST_SPAN_MS = 50;
const WIDEN = 8;

export interface Page {
  readonly batches: readonly Batch[];
  /** The engine has more: before these lines, or for a gap after them. */
  readonly more: boolean;
}

/** Where the lines before the first one are looked for. */
export interface EarlierThan {
  /** The first line that is held. */
  readonly edge: Edge;
  /** How many lines there are from it to the log's end; `null` when that is not known. */
  readonly held: number | null;
  /** The first guess of how far back a page lies, milliseconds; 0 for none. Too wide a one makes the engine send a flood. */
  readonly span: number;
  /** When the container was made, milliseconds: no line is older. */
  readonly oldest: number;
}

/** The lines before the first one that is held. */
export async function readEarlier(open: OpenLog, than: EarlierThan, signal: AbortSignal): Promise<Page> {
  const counted = than.held === null ? null : await readByCount(open, than.edge, than.held, signal);
  return counted ?? readByTime(open, than, signal);
}

/**
 * The engine counts from the log's end, and finds it without reading the log: this is quick however long the log is.
 * `null` when that brought no whole page: the log's beginning is near, or more lines have come meanwhile than a page.
 */
async function readByCount(open: OpenLog, edge: Edge, held: number, signal: AbortSignal): Promise<Page | null> {
  // One page more, for lines that the log has got since: they push what is wanted away from its end.
  const request = { tail: held + 2 * PAGE, follow: false, until: edge.stamp } as const;
  const read = await readLast(open, request, PAGE + edge.count, signal);
  const { kept } = keepLast(dropHeld(read.kept, edge), PAGE);
  return linesIn(kept) === PAGE ? { batches: kept, more: true } : null;
}

/** By time: back by a span that widens until it holds a good part of a page, or reaches the container's making. */
async function readByTime(open: OpenLog, { edge, span, oldest }: EarlierThan, signal: AbortSignal): Promise<Page> {
  for (let back = span > 0 ? Math.max(span, SHORTEST_SPAN_MS) : UNKNOWN_SPAN_MS; ; back *= WIDEN) {
    const since = millisOf(edge.stamp) - back;
    const whole = since <= oldest;
    const bounds = whole ? {} : { since: stampAt(since) };
    const request = { tail: "all", follow: false, until: edge.stamp, ...bounds } as const;
    const read = await readLast(open, request, PAGE + edge.count, signal);
    const { kept, cut } = keepLast(dropHeld(read.kept, edge), PAGE);
    if (whole || linesIn(kept) >= ENOUGH) return { batches: kept, more: !whole || cut || read.cut };
  }
}

function linesIn(batches: readonly Batch[]): number {
  return batches.reduce((sum, batch) => sum + lineCount(batch), 0);
}

/** The lines after the last one that is held, from there on; `more` is false when they reached the log's end. */
export async function readLater(open: OpenLog, edge: Edge, signal: AbortSignal): Promise<Page> {
  const skip = skipSeen(edge);
  const batches: Batch[] = [];
  let lines = 0;
  for await (const event of await open({ tail: "all", follow: false, since: edge.stamp }, signal)) {
    if (event.kind !== "lines") continue;
    const batch = skip(event);
    batches.push(batch);
    lines += lineCount(batch);
    if (lines >= PAGE) return { batches, more: true };
  }
  return { batches, more: false };
}

/** The lines between two edges, from the first on. */
export async function readGap(open: OpenLog, from: Edge, to: Edge, signal: AbortSignal): Promise<Page> {
  const skip = skipSeen(from);
  const batches: Batch[] = [];
  let lines = 0;
  for await (const event of await open({ tail: "all", follow: false, since: from.stamp, until: to.stamp }, signal)) {
    if (event.kind !== "lines") continue;
    const batch = skip(event);
    batches.push(batch);
    lines += lineCount(batch);
    // Never in the middle of the lines at the far edge: some of them are held, and only the end tells which.
    if (lines >= GAP_PAGE && lastStamp(event.text) < to.stamp) return { batches, more: true };
  }
  return { batches: dropHeld(batches, to), more: false };
}

/** Reads to the end, and keeps only the last lines, so that a long log costs no memory. */
async function readLast(
  open: OpenLog,
  request: Parameters<OpenLog>[0],
  lines: number,
  signal: AbortSignal,
): Promise<{ readonly kept: Batch[]; readonly cut: boolean }> {
  let batches: Batch[] = [];
  let held = 0;
  let cut = false;
  for await (const event of await open(request, signal)) {
    if (event.kind !== "lines") continue;
    batches.push({ text: event.text, runs: event.runs });
    held += lineCount(event);
    if (held > lines * 4) {
      batches = keepLast(batches, lines).kept;
      held = lines;
      cut = true;
    }
  }
  const last = keepLast(batches, lines);
  return { kept: last.kept, cut: cut || last.cut };
}
