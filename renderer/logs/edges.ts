/** Timestamps at the edges of what is held: where a read must begin or end so that no line is lost or doubled. Pure. */
import type { Edge } from "./batches.ts";
import type { Segment } from "./rows.ts";
import { stampOf } from "./stamp.ts";

/**
 * The timestamp at the near edge of the chunk at `index`, and how many lines from that edge on (`1` forwards, `-1` backwards)
 * have it, across chunks. `null` when no chunk is there.
 */
export function edgeAt(segments: readonly Segment[], index: number, direction: 1 | -1): Edge | null {
  let segment = segments[index];
  if (index < 0 || segment?.kind !== "lines") return null;
  const stamp = stampOf(segment.line(direction > 0 ? 0 : segment.lines - 1));
  let count = 0;
  for (let at = index; segment?.kind === "lines"; at += direction, segment = segments[at]) {
    for (let i = 0; i < segment.lines; i++) {
      if (stampOf(segment.line(direction > 0 ? i : segment.lines - 1 - i)) !== stamp) return { stamp, count };
      count++;
    }
  }
  return { stamp, count };
}

/** The edge of the lines right before (`-1`) or after (`1`) the marker at `index`; other markers in between are passed over. */
export function edgeBeside(segments: readonly Segment[], index: number, side: 1 | -1): Edge | null {
  let at = index + side;
  while (segments[at]?.kind === "marker") at += side;
  return edgeAt(segments, at, side);
}
