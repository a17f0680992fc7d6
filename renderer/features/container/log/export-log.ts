/** Takes log text out of the page: to the clipboard, or to a file. */
import type { LogController } from "../../../logs/log-controller.ts";
import { copyText } from "../../../ui/copy-text.ts";
import { countOf, formatBytes } from "../../../ui/format.ts";
import { plainText } from "../../../ui/terminal/ansi.ts";
import { toast } from "../../../ui/toast-store.ts";
import { allText, fileName, lineCountOf, selectedText } from "./copy-text.ts";
import { useLogPreferences } from "./log-preferences.ts";
import type { Viewport } from "./viewport.ts";

/** Clipboards are not made for more. */
const MOST_COPIED_BYTES = 64_000_000;

export async function copySelection(log: LogController, viewport: Viewport): Promise<void> {
  const { times } = useLogPreferences.getState();
  await copyText(selectedText(log.store, viewport.selection, times));
}

/** The lines that are on the screen, whole, with full timestamps when they are shown. */
export async function copyVisible(viewport: Viewport): Promise<void> {
  const { times } = useLogPreferences.getState();
  const seen = new Map<number, string>();
  for (const row of viewport.rows) {
    if (row.kind === "text") seen.set(row.row, (times ? `${row.stamp} ` : "") + row.text);
  }
  if (await copyText([...seen.values()].join("\n"))) toast(`Copied ${countOf(seen.size, "line")}.`);
}

export async function copyAll(log: LogController): Promise<void> {
  const { bytes } = log.snapshot();
  if (bytes > MOST_COPIED_BYTES) {
    toast({ title: `${formatBytes(bytes)} are too much for the clipboard.`, body: "Save the log as a file instead." });
    return;
  }
  const lines = lineCountOf(log.store);
  const parts = await allText(log.store, useLogPreferences.getState().times);
  if (await copyText(plainLines(parts.join("")))) toast(`Copied ${countOf(lines, "line")}.`);
}

/** Saves what the view holds, as it came, with full timestamps when they are shown. */
export async function saveLog(log: LogController, container: string): Promise<void> {
  const parts = await allText(log.store, useLogPreferences.getState().times);
  const url = URL.createObjectURL(new Blob(parts, { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName(container, new Date());
  link.click();
  // The download has its own hold on the data by the next task.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function plainLines(text: string): string {
  return text.split("\n").map(plainText).join("\n");
}
