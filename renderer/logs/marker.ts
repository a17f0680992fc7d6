/** What stands between two lines and is no line: seams, gaps, and what lies before the first one. */

export type MarkerContent =
  /** The container stopped, started, or its engine was away. `at` in milliseconds since the epoch, engine time. */
  | {
      readonly type: "seam";
      readonly reason: "reconnected" | "started" | "stopped";
      readonly at: number;
      readonly exitCode: number | null;
    }
  /** Lines that were passed over to keep up; they can be loaded. `from` and `to` are the neighbours' timestamps. */
  | { readonly type: "gap"; readonly from: string; readonly to: string; readonly loading: Loading }
  /** The view was cleared; the engine still has the lines. `at` in milliseconds since the epoch. */
  | { readonly type: "cleared"; readonly at: number; readonly loading: Loading }
  /** The engine may have lines before the first one here. */
  | { readonly type: "earlier"; readonly loading: Loading }
  /** The view holds as much as it may; this many lines before the first one went, and can be loaded again. */
  | { readonly type: "dropped"; readonly lines: number; readonly loading: Loading }
  /** The view ends before the log does: the newest lines made room for older ones. */
  | { readonly type: "later"; readonly loading: Loading };

export type Loading = "idle" | "busy" | "failed";

export class Marker {
  readonly kind = "marker";
  start = 0;
  gone = false;
  content: MarkerContent;

  constructor(content: MarkerContent) {
    this.content = content;
  }
}

/** Whether two tell of one and the same stop, start or return of the engine. */
export function isSameSeam(one: MarkerContent, other: MarkerContent): boolean {
  return one.type === "seam" && other.type === "seam" && one.reason === other.reason && one.at === other.at;
}
