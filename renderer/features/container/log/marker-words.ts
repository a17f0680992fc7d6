/** What a marker says. Pure. */
import type { MarkerContent } from "../../../logs/marker.ts";
import { millisOf, stampAt, timeOfDay } from "../../../logs/stamp.ts";
import { countOf } from "../../../ui/format.ts";
import { exitWords } from "../exit-words.ts";

export interface MarkerWords {
  readonly text: string;
  /** After the text, fainter. */
  readonly note: string;
  /** The button that loads what it stands for; `null` when there is none. */
  readonly action: string | null;
}

export function markerWords(content: MarkerContent): MarkerWords {
  switch (content.type) {
    case "seam":
      return { text: seamText(content), note: "", action: null };
    case "gap":
      return {
        text: gapText(content.from, content.to),
        note: "to keep up with the stream",
        ...loading(content, "Load"),
      };
    case "cleared":
      return {
        text: `View cleared at ${clock(content.at)}`,
        note: "The engine keeps its lines",
        ...loading(content, "Load earlier lines"),
      };
    case "earlier":
      return { text: "The log goes further back", note: "", ...loading(content, "Load earlier lines") };
    case "dropped":
      return {
        text: `${countOf(content.lines, "older line")} dropped`,
        note: "The view is full; the engine keeps them",
        ...loading(content, "Load earlier lines"),
      };
    case "later":
      return {
        text: "The log goes on from here",
        note: "Newer lines made room for older ones",
        ...loading(content, "Load later lines"),
      };
    default:
      return content satisfies never;
  }
}

function loading(
  content: Extract<MarkerContent, { readonly loading: unknown }>,
  label: string,
): { readonly action: string; readonly note?: string } {
  if (content.loading === "busy") return { action: "Loading…" };
  if (content.loading === "failed") return { action: "Try again", note: "They could not be loaded" };
  return { action: label };
}

function seamText({ reason, at, exitCode }: Extract<MarkerContent, { readonly type: "seam" }>): string {
  if (reason === "started") return `Started at ${clock(at)}`;
  if (reason === "reconnected") return `Connected again at ${clock(at)}`;
  const words = exitCode === null ? null : exitWords(exitCode, false);
  return words === null
    ? `Stopped at ${clock(at)}`
    : `Stopped at ${clock(at)}, ${words.code}${words.meaning === null ? "" : ` (${words.meaning})`}`;
}

/** How many lines were passed over is not known until they are loaded; how much time is. */
function gapText(from: string, to: string): string {
  const span = millisOf(to) - millisOf(from);
  if (!Number.isFinite(span)) return "Lines skipped";
  return span < 10_000
    ? `${(span / 1000).toFixed(1)} s of lines skipped`
    : `Lines of ${clock(millisOf(from))} to ${clock(millisOf(to))} skipped`;
}

/** `13:58:41`, this computer's zone. */
function clock(millis: number): string {
  return timeOfDay(stampAt(millis)).slice(0, 8);
}
