/** The colours that the system draws for Berth: the window before the page is there, and its controls. From look/tokens.css. */
import { nativeTheme } from "electron";
import type { Settings } from "../../contract/model/settings.ts";
import type { ObservableSettings } from "../store/settings.ts";
import { keepLastTheme, readLastTheme } from "./last-theme.ts";

/** Height of the title bar that the page draws (`--size-titlebar`). */
export const TITLE_BAR = 44;

const light = { canvas: "#ffffff", text: "#475764" };
const dark = { canvas: "#10181d", text: "#a9b8c3" };

export function windowColours(): { readonly canvas: string; readonly text: string } {
  return nativeTheme.shouldUseDarkColors ? dark : light;
}

/** The theme of the last start, until `followTheme` knows the setting. `folder`: Berth's data folder. */
export function beginWithLastTheme(folder: string): void {
  nativeTheme.themeSource = readLastTheme(folder);
}

/** Makes the setting hold for everything that the system draws, and for `prefers-color-scheme` in the page. */
export function followTheme(settings: ObservableSettings, folder: string): void {
  const apply = ({ theme }: Settings): void => {
    // Setting it, even to the same, makes Electron tell every window.
    if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme;
    keepLastTheme(folder, theme);
  };
  apply(settings.get());
  settings.onChange(apply);
}
