/** What React draws over the text of a log: markers, the red edge of stderr, the scrollbar. Pure. */
import type { Marker, MarkerContent } from "../../../logs/marker.ts";
import type { ScreenRow } from "./frame.ts";

export interface PlacedMarker {
  readonly marker: Marker;
  /** As it was when this was drawn. */
  readonly content: MarkerContent;
  /** CSS pixels from the screen's top. */
  readonly y: number;
  readonly height: number;
}

/** Neighbouring rows of stderr, taken together. CSS pixels. */
export interface Edge {
  readonly y: number;
  readonly height: number;
}

export interface ViewportState {
  readonly following: boolean;
  /** Lines that came since the view was scrolled up. */
  readonly newLines: number;
  readonly markers: readonly PlacedMarker[];
  readonly edges: readonly Edge[];
  /** Where the shown part begins and how much it is of the whole, 0 to 1. */
  readonly thumb: { readonly at: number; readonly size: number };
  readonly empty: boolean;
}

/** For what shows only that. */
export const followingOf = ({ following }: ViewportState): boolean => following;

export const INITIAL_STATE: ViewportState = {
  following: true,
  newLines: 0,
  markers: [],
  edges: [],
  thumb: { at: 0, size: 1 },
  empty: true,
};

export interface OverlayInput {
  readonly following: boolean;
  readonly newLines: number;
  readonly cellHeight: number;
  readonly firstRow: number;
  readonly endRow: number;
  /** Rows of the screen. */
  readonly height: number;
}

export function overlayOf(rows: readonly ScreenRow[], input: OverlayInput): ViewportState {
  const { cellHeight, firstRow, endRow, height } = input;
  const markers: PlacedMarker[] = [];
  const edges: Edge[] = [];
  let open: { y: number; height: number } | null = null;
  rows.forEach((row, index) => {
    const y = index * cellHeight;
    if (row.kind === "marker" && row.first) {
      const tall = rows[index + 1]?.row === row.row ? 2 : 1;
      markers.push({ marker: row.marker, content: row.marker.content, y, height: tall * cellHeight });
    }
    if (row.kind === "text" && row.stderr) {
      if (open === null) {
        open = { y, height: 0 };
        edges.push(open);
      }
      open.height += cellHeight;
    } else open = null;
  });
  const total = Math.max(1, endRow - firstRow);
  const shown = new Set(rows.map((row) => row.row)).size;
  const size = Math.min(1, Math.max(1, shown) / total);
  const first = (rows[0]?.row ?? firstRow) - firstRow;
  const room = Math.max(1, total - shown);
  return {
    following: input.following,
    newLines: input.newLines,
    markers,
    edges,
    thumb: { at: rows.length < height || total <= shown ? 0 : Math.min(1, first / room), size },
    empty: endRow === firstRow,
  };
}
