/** The log's "More" menu. */
import { countOf } from "../../../ui/format.ts";
import type { MenuEntry } from "../../../ui/menu-entry.ts";
import { lineCountOf } from "./copy-text.ts";
import { copyAll, copySelection, copyVisible, saveLog } from "./export-log.ts";
import { FONT_SIZES, stepFontSize, useLogPreferences } from "./log-preferences.ts";
import { orderedEnds } from "./selection.ts";
import type { OpenLogView } from "./use-log.ts";

export function logMenu({ log, viewport }: OpenLogView, name: string): readonly MenuEntry[] {
  const { from, detached } = log.snapshot();
  const { fontSize } = useLogPreferences.getState();
  // Not the whole log, when it goes further back.
  const all = countOf(lineCountOf(log.store), "line");
  const show = (next: "tail" | "start") => {
    if (from === next && !detached) return;
    log.start(next);
    viewport.toEnd();
  };
  return [
    { kind: "heading", label: "Show" },
    { label: "Last 1,000 lines, then follow", checked: from === "tail", onSelect: () => show("tail") },
    { label: "All from the start", checked: from === "start", onSelect: () => show("start") },
    { kind: "separator" },
    {
      label: "Copy selection",
      shortcut: "mod+c",
      onSelect: () => void copySelection(log, viewport),
      disabledReason: orderedEnds(log.store, viewport.selection) === null ? "Nothing is selected" : null,
    },
    { label: "Copy visible", onSelect: () => void copyVisible(viewport) },
    { label: "Copy all", hint: all, onSelect: () => void copyAll(log) },
    { label: "Save as a file", hint: all, onSelect: () => void saveLog(log, name) },
    { kind: "separator" },
    {
      label: "Larger text",
      onSelect: () => stepFontSize(1),
      disabledReason: fontSize >= (FONT_SIZES.at(-1) ?? 0) ? "Largest" : null,
    },
    {
      label: "Smaller text",
      onSelect: () => stepFontSize(-1),
      disabledReason: fontSize <= FONT_SIZES[0] ? "Smallest" : null,
    },
    { kind: "separator" },
    { label: "Clear view", hint: "The engine keeps its lines", onSelect: () => log.clear() },
  ];
}
