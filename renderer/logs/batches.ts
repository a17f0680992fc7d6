/** Cuts batches at line boundaries, so that lines at the edge of two reads are neither lost nor doubled. Pure. */
import type { Batch } from "./chunk.ts";
import { stampOf } from "./stamp.ts";

/** A timestamp at the edge of what is held, and how many held lines have it. */
export interface Edge {
  readonly stamp: string;
  readonly count: number;
}

/** Number of lines. */
export function lineCount(batch: Batch): number {
  let count = 0;
  for (let i = 1; i < batch.runs.length; i += 2) count += batch.runs[i] ?? 0;
  return count;
}

/** The lines `from` to `to` (exclusive) of a batch. */
export function sliceBatch(batch: Batch, from: number, to: number): Batch {
  const runs: number[] = [];
  let line = 0;
  for (let i = 0; i < batch.runs.length; i += 2) {
    const length = batch.runs[i + 1] ?? 0;
    const kept = Math.min(to, line + length) - Math.max(from, line);
    if (kept > 0) runs.push(batch.runs[i] ?? 1, kept);
    line += length;
  }
  if (from <= 0 && to >= line) return batch;
  return { text: runs.length === 0 ? "" : batch.text.split("\n").slice(Math.max(0, from), to).join("\n"), runs };
}

/**
 * Makes a filter for the batches of a read that begins at `edge.stamp` (inclusive): it drops what came before it, and as
 * many lines of that very timestamp as are held already. What follows passes untouched.
 */
export function skipSeen(edge: Edge): (batch: Batch) => Batch {
  let left = edge.count;
  let passed = false;
  return (batch) => {
    if (passed) return batch;
    const lines = batch.text.split("\n");
    let seen = 0;
    for (const line of lines) {
      const stamp = stampOf(line);
      if (stamp > edge.stamp || (stamp === edge.stamp && left === 0)) {
        passed = true;
        break;
      }
      if (stamp === edge.stamp) left--;
      seen++;
    }
    return sliceBatch(batch, seen, lines.length);
  };
}

/** Drops from the end of a finished read what is held already: all after `edge.stamp`, and its last `edge.count` lines. */
export function dropHeld(batches: readonly Batch[], edge: Edge): Batch[] {
  const kept: Batch[] = [];
  let left = edge.count;
  for (const batch of [...batches].reverse()) {
    const lines = batch.text.split("\n");
    let end = lines.length;
    while (end > 0) {
      const stamp = stampOf(lines[end - 1] as string);
      if (stamp < edge.stamp || (stamp === edge.stamp && left === 0)) break;
      if (stamp === edge.stamp) left--;
      end--;
    }
    if (end > 0) kept.push(sliceBatch(batch, 0, end));
    // Everything before a line that stays, stays.
    if (end > 0) left = 0;
  }
  return kept.reverse();
}

/** Keeps the last `lines` lines. `cut` says whether any went. */
export function keepLast(batches: readonly Batch[], lines: number): { readonly kept: Batch[]; readonly cut: boolean } {
  const kept: Batch[] = [];
  let left = lines;
  let cut = false;
  for (const batch of [...batches].reverse()) {
    const count = lineCount(batch);
    if (left <= 0) cut ||= count > 0;
    else if (count <= left) kept.push(batch);
    else {
      kept.push(sliceBatch(batch, count - left, count));
      cut = true;
    }
    left -= count;
  }
  return { kept: kept.reverse(), cut };
}
