/** The terminal's colours, read from the `--term-*` tokens of the element that it stands in. */
import type { ITheme } from "@xterm/xterm";
import type { Palette } from "./paint.ts";

const SLOTS = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"] as const;

export interface TerminalColours {
  readonly theme: ITheme;
  readonly palette: Palette;
}

/** Reads the tokens as they are in force now. */
export function coloursOf(element: Element): TerminalColours {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(`--term-${name}`).trim();
  const theme: ITheme = {
    background: token("bg"),
    foreground: token("fg"),
    cursor: token("bg"),
    selectionBackground: token("selection"),
  };
  for (const slot of SLOTS) {
    theme[slot] = token(slot);
    theme[`bright${capital(slot)}`] = token(`bright-${slot}`);
  }
  const mark = (name: string): string =>
    `${sgrOfHex(token(`${name}-fg`), "foreground")};${sgrOfHex(token(`${name}-bg`), "background")}`;
  return {
    theme,
    palette: {
      muted: sgrOfHex(token("muted"), "foreground"),
      match: mark("match"),
      currentMatch: mark("match-current"),
      selection: sgrOfHex(token("selection"), "background"),
      blackBackground: sgrOfHex(token("black-bg"), "background"),
      whiteBackground: sgrOfHex(token("white-bg"), "background"),
    },
  };
}

function capital<Word extends string>(word: Word): Capitalize<Word> {
  return (word.charAt(0).toUpperCase() + word.slice(1)) as Capitalize<Word>;
}

/** SGR parameters of a colour written `#rrggbb`; the default colour for anything else. */
export function sgrOfHex(hex: string, ground: "foreground" | "background"): string {
  const [, red, green, blue] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return ground === "foreground" ? "39" : "49";
  const parts = [red, green, blue].map((part) => Number.parseInt(part, 16)).join(";");
  return `${ground === "foreground" ? 38 : 48};2;${parts}`;
}
