/** Turns styled text into what is written to xterm: only printable text and SGR of our own making. Pure. */
import { BOLD, DIM, INVERSE, ITALIC, type Span, STRIKE, type Style, UNDERLINE } from "./ansi.ts";

/** SGR parameters of our own marks, made of the `--term-*` tokens. */
export interface Palette {
  readonly muted: string;
  readonly match: string;
  readonly currentMatch: string;
  readonly selection: string;
  /** Slots 0 and 7 as backgrounds; see tokens.css. */
  readonly blackBackground: string;
  readonly whiteBackground: string;
}

/** A marked part of a line's plain text, `to` exclusive. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly kind: "match" | "current" | "selection";
}

const FLAGS: readonly (readonly [number, string])[] = [
  [BOLD, "1"],
  [DIM, "2"],
  [ITALIC, "3"],
  [UNDERLINE, "4"],
  [INVERSE, "7"],
  [STRIKE, "9"],
];

function sgrOf(style: Style, palette: Palette): string {
  let sgr = "0";
  for (const [flag, code] of FLAGS) if ((style.flags & flag) !== 0) sgr += `;${code}`;
  if (style.foreground !== "") sgr += `;${style.foreground}`;
  if (style.background !== "") sgr += `;${backgroundOf(style.background, palette)}`;
  return sgr;
}

function backgroundOf(background: string, palette: Palette): string {
  if (background === "40" || background === "48;5;0") return palette.blackBackground;
  if (background === "47" || background === "48;5;7") return palette.whiteBackground;
  return background;
}

/** What a mark adds after the text's own style. A match loses inverse, so that its own colours show. */
function sgrOfMark(kind: Mark["kind"], palette: Palette): string {
  if (kind === "match") return `;27;${palette.match}`;
  if (kind === "current") return `;27;${palette.currentMatch}`;
  return `;27;${palette.selection}`;
}

/**
 * The part `from` to `to` of a line. Later marks lie over earlier ones.
 * Indices count the line's plain text (the spans' text joined).
 */
export function paintRange(
  spans: readonly Span[],
  from: number,
  to: number,
  marks: readonly Mark[],
  palette: Palette,
): string {
  let out = "";
  let start = 0;
  for (const span of spans) {
    const end = start + span.text.length;
    if (end > from && start < to) {
      const sgr = sgrOf(span.style, palette);
      let at = Math.max(start, from);
      const last = Math.min(end, to);
      while (at < last) {
        const { mark, until } = markAt(marks, at, last);
        out += `\x1b[${sgr}${mark === null ? "" : sgrOfMark(mark.kind, palette)}m`;
        out += span.text.slice(at - start, until - start);
        at = until;
      }
    }
    start = end;
    if (start >= to) break;
  }
  return out;
}

/** The mark that shows at `at`, and where that ends at the latest. */
function markAt(marks: readonly Mark[], at: number, last: number): { mark: Mark | null; until: number } {
  let mark: Mark | null = null;
  let until = last;
  for (const candidate of marks) {
    if (candidate.from <= at && at < candidate.to) {
      mark = candidate;
      until = Math.min(until, candidate.to);
    } else if (candidate.from > at) until = Math.min(until, candidate.from);
  }
  return { mark, until };
}

/** A whole screen in one write: each row at its own place, so that a row of unexpected width disturbs no other. */
export function paintScreen(rows: readonly string[]): string {
  let out = "\x1b[?7l";
  rows.forEach((row, index) => {
    out += `\x1b[${index + 1};1H\x1b[0m${row}\x1b[0m\x1b[K`;
  });
  return out;
}
