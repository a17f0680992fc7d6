/**
 * The theme that was shown last, in a small file beside the store: the window is made before the store is open, and must not begin in the
 * other theme. The setting in the store is the truth; this is what it was.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "../../contract/model/settings.ts";

type Theme = Settings["theme"];

const fileIn = (folder: string): string => join(folder, "last-theme");

/** `system` where nothing is known. */
export function readLastTheme(folder: string): Theme {
  try {
    const text = readFileSync(fileIn(folder), "utf8");
    return text === "light" || text === "dark" ? text : "system";
  } catch {
    // The first start.
    return "system";
  }
}

/** What cannot be kept is found anew at the next start, a moment later than it should be. */
export function keepLastTheme(folder: string, theme: Theme): void {
  if (readLastTheme(folder) === theme) return;
  try {
    writeFileSync(fileIn(folder), theme);
  } catch {
    // A folder that cannot be written to is the store's to tell.
  }
}
