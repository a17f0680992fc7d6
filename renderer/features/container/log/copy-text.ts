/** Log lines as text for the clipboard and for files, made in slices so that a large log does not block the page. */
import type { LineStore } from "../../../logs/line-store.ts";
import { everyLine } from "../../../logs/projection.ts";
import { messageOf, stampOf } from "../../../logs/stamp.ts";
import { plainText } from "../../../ui/terminal/ansi.ts";
import { orderedEnds, type Selection, selectedPart } from "./selection.ts";

const SLICE_MS = 8;
const STAMPS = /^\S* /gm;

/** The selected text as it is shown; whole lines get their full timestamp when `times` are shown. */
export function selectedText(store: LineStore, selection: Selection | null, times: boolean): string {
  const ends = orderedEnds(store, selection);
  if (ends === null) return "";
  const lines: string[] = [];
  for (let number = ends.from.row; number <= ends.to.row; number++) {
    const row = store.row(number);
    if (row?.kind !== "line") continue;
    const raw = row.chunk.line(row.line);
    const text = plainText(messageOf(raw));
    const part = selectedPart(ends, number, text.length);
    const whole = ends.from.row !== ends.to.row && (part === null || part.from === 0);
    lines.push((times && whole ? `${stampOf(raw)} ` : "") + (part === null ? "" : text.slice(part.from, part.to)));
  }
  return lines.join("\n");
}

/** How many lines `allText` gives: those that are held, and of the stream and with the match that is shown. */
export function lineCountOf({ segments, projection }: LineStore): number {
  return segments.reduce((sum, segment) => sum + (segment.kind === "lines" ? projection.count(segment) : 0), 0);
}

/** All shown lines as they came (colours too), each with its timestamp when `times` are asked for. Gaps say so. */
export async function allText(store: LineStore, times: boolean): Promise<string[]> {
  const parts: string[] = [];
  const { projection } = store;
  let began = performance.now();
  // What comes while this runs is not part of it.
  for (const segment of [...store.segments]) {
    if (segment.kind === "marker") {
      const { content } = segment;
      if (content.type === "gap") parts.push(`--- Lines between ${content.from} and ${content.to} were skipped. ---\n`);
      continue;
    }
    if (projection === everyLine) parts.push(`${times ? segment.text : segment.text.replace(STAMPS, "")}\n`);
    else
      for (let nth = 0; nth < projection.count(segment); nth++) {
        const raw = segment.line(projection.line(segment, nth));
        parts.push(`${times ? raw : messageOf(raw)}\n`);
      }
    if (performance.now() - began < SLICE_MS) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    began = performance.now();
  }
  return parts;
}

/** `web-2024-05-01-14-34-57.log`, local time. */
export function fileName(container: string, at: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const date = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join("-");
  const time = [two(at.getHours()), two(at.getMinutes()), two(at.getSeconds())].join("-");
  return `${container}-${date}-${time}.log`;
}
