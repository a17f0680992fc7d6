/** A log line as it is shown: its time, its text, its styles. Pure. */
import type { Chunk } from "../../../logs/chunk.ts";
import { messageOf, stampOf, timeOfDay } from "../../../logs/stamp.ts";
import { PLAIN, parseAnsi, type Span } from "../../../ui/terminal/ansi.ts";
import { LONGEST_SHOWN } from "../../../ui/terminal/layout.ts";

/** `13:58:40.911` and two blanks. */
export const GUTTER = 14;

export interface LineText {
  readonly stamp: string;
  readonly spans: readonly Span[];
  /** The spans' text joined. */
  readonly text: string;
}

/** Reads one line. A line that is too long to be shown ends with a note; all of it is kept. */
export function lineText(chunk: Chunk, line: number): LineText {
  const raw = chunk.line(line);
  const message = messageOf(raw);
  const spans = parseAnsi(message.length > LONGEST_SHOWN ? message.slice(0, LONGEST_SHOWN) : message);
  if (message.length > LONGEST_SHOWN) {
    const more = `… ${(message.length - LONGEST_SHOWN).toLocaleString()} characters more; save the log to see them`;
    spans.push({ text: more, style: { ...PLAIN, foreground: "33" } });
  }
  return { stamp: stampOf(raw), spans, text: spans.map((span) => span.text).join("") };
}

export function gutterText(stamp: string): string {
  return `${timeOfDay(stamp)}  `;
}
