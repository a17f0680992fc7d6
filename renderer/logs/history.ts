/** Reads older lines from the engine, in pages, without a line lost or doubled at the edges. */
import { dropHeld, type Edge, keepLast, lineCount, skipSeen } from "./batches.ts";
import type { Batch } from "./chunk.ts";
import type { OpenLog } from "./log-source.ts";
import { millisOf, stampAt } from "./stamp.ts";

/** Lines that one click loads. */
export const PAGE = 5000;
/** Of a gap, which one wants to see whole. */
export const GAP_PAGE = 50_000;
/** The first guess of how far back a page lies. */
const SHORTEST_SPAN_MS = 10_000;
const WIDEN = 8;

export interface Page {
  readonly batches: readonly Batch[];
  /** The engine has more: before these lines, or for a gap after them. */
  readonly more: boolean;
}

/**
 * The lines before `edge`. The engine can count lines from its log's end only, so this goes by time: back by a span that
 * widens until it holds a good part of a page, or reaches `oldest` (when the container was made, milliseconds).
 */
export async function readEarlier(
  open: OpenLog,
  edge: Edge,
  span: number,
  oldest: number,
  signal: AbortSignal,
): Promise<Page> {
  for (let back = Math.max(span, SHORTEST_SPAN_MS); ; back *= WIDEN) {
    const since = millisOf(edge.stamp) - back;
    const whole = since <= oldest;
    const request = {
      tail: "all",
      follow: false,
      until: edge.stamp,
      ...(whole ? {} : { since: stampAt(since) }),
    } as const;
    const read = await readLast(open, request, PAGE + edge.count, signal);
    const { kept, cut } = keepLast(dropHeld(read.kept, edge), PAGE);
    const lines = kept.reduce((sum, batch) => sum + lineCount(batch), 0);
    if (whole || lines >= PAGE / 5) return { batches: kept, more: !whole || cut || read.cut };
  }
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
    if (lines >= GAP_PAGE + to.count) return { batches: withoutEnd(batches, to), more: true };
  }
  return { batches: dropHeld(batches, to), more: false };
}

/** Reading stopped in the middle: the lines at the edge itself may be cut, so leave them for the next page. */
function withoutEnd(batches: readonly Batch[], to: Edge): Batch[] {
  return dropHeld(batches, { stamp: to.stamp, count: Number.POSITIVE_INFINITY });
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
