/**
 * The theme, by one attribute on <html>. Runs when it is imported, and main.tsx imports it first: before anything is drawn,
 * from what was chosen last (main's settings come later) or from the system. No inline script: the CSP forbids it.
 * On the desktop the choice is in what the system seems to prefer (main/shell/theme.ts), from the start on, so nothing is kept here: the
 * first look into localStorage waits for the main process, which is busy just then.
 */
import type { Settings } from "../contract/model/settings.ts";
import { isDesktop } from "./is-desktop.ts";

export type Theme = Settings["theme"];

const KEPT_AS = "berth.theme";
const dark = window.matchMedia("(prefers-color-scheme: dark)");
let theme: Theme = readKept();

function readKept(): Theme {
  if (isDesktop) return "system";
  const kept = localStorage.getItem(KEPT_AS);
  return kept === "light" || kept === "dark" ? kept : "system";
}

function paint(): void {
  const chosen = theme === "system" ? (dark.matches ? "dark" : "light") : theme;
  document.documentElement.dataset.theme = chosen;
}

/** Shows a theme, and keeps it for the next start's first paint. */
export function showTheme(next: Theme): void {
  theme = next;
  if (!isDesktop) localStorage.setItem(KEPT_AS, next);
  paint();
}

dark.addEventListener("change", paint);
paint();
