/**
 * Reads the colours of one line of output, and neutralises everything else: output is data, so nothing in it may move the
 * cursor, set a title, write the clipboard or make a link. Colour is reset at each line. Pure.
 * Source: ECMA-48 (SGR), xterm's control sequences.
 */

export const BOLD = 1;
export const DIM = 2;
export const ITALIC = 4;
export const UNDERLINE = 8;
export const INVERSE = 16;
export const STRIKE = 32;

/** `foreground` and `background` are SGR parameters (`31`, `38;5;208`, `48;2;1;2;3`), empty for the default. */
export interface Style {
  readonly foreground: string;
  readonly background: string;
  /** Bits: BOLD and the others. */
  readonly flags: number;
}

export interface Span {
  readonly text: string;
  readonly style: Style;
}

export const PLAIN: Style = { foreground: "", background: "", flags: 0 };

/** Characters that are not shown as they are: C0, DEL, C1, and what turns the writing direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const SPECIAL = /[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

// In this order: CSI (with its parameters and final byte), OSC, other strings (DCS, SOS, PM, APC), other escapes, one character.
const TOKEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  /(?:\x1b\[|\x9b)([0-?]*)[ -/]*([@-~]?)|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x1b\x9c]*(?:\x1b\\|\x9c)?|\x1b[ -/]*[0-~]?|[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;

const TAB = 8;

/** Text without colours and control characters, as it is shown; what is searched and copied. */
export function plainText(line: string): string {
  if (!SPECIAL.test(line)) return line;
  let text = "";
  for (const span of parseAnsi(line)) text += span.text;
  return text;
}

/** The line's text in pieces of one style each. Control characters become their pictures (␀ …), tabs become spaces. */
export function parseAnsi(line: string): Span[] {
  const end = line.endsWith("\r") ? line.length - 1 : line.length;
  const source = end === line.length ? line : line.slice(0, end);
  if (!SPECIAL.test(source)) return source === "" ? [] : [{ text: source, style: PLAIN }];
  const spans: Span[] = [];
  let style = PLAIN;
  let text = "";
  let column = 0;
  let from = 0;
  const flush = (): void => {
    if (text !== "") spans.push({ text, style });
    text = "";
  };
  const add = (piece: string): void => {
    text += piece;
    column += piece.length;
  };
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(source); token !== null; token = TOKEN.exec(source)) {
    add(source.slice(from, token.index));
    from = TOKEN.lastIndex;
    const [all, parameters, final] = token;
    if (final === "m" && parameters !== undefined) {
      const next = applySgr(style, parameters);
      if (next !== style) {
        flush();
        style = next;
      }
    } else if (all === "\t") add(" ".repeat(TAB - (column % TAB)));
    else if (all.length === 1 && all !== "\x1b") add(picture(all.charCodeAt(0)));
  }
  add(source.slice(from));
  flush();
  return spans;
}

function picture(code: number): string {
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "\u2421" : "\ufffd";
}

/** Applies the parameters of one `ESC [ … m`. Concealed and blinking text is shown plainly. */
function applySgr(style: Style, parameters: string): Style {
  let { foreground, background, flags } = style;
  const codes = parameters === "" ? [0] : parameters.split(/[;:]/).map((code) => Number(code) || 0);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0;
    if (code === 0) {
      foreground = "";
      background = "";
      flags = 0;
    } else if (code === 1) flags |= BOLD;
    else if (code === 2) flags |= DIM;
    else if (code === 3) flags |= ITALIC;
    else if (code === 4) flags |= UNDERLINE;
    else if (code === 7) flags |= INVERSE;
    else if (code === 9) flags |= STRIKE;
    else if (code === 22) flags &= ~(BOLD | DIM);
    else if (code === 23) flags &= ~ITALIC;
    else if (code === 24) flags &= ~UNDERLINE;
    else if (code === 27) flags &= ~INVERSE;
    else if (code === 29) flags &= ~STRIKE;
    else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) foreground = String(code);
    else if ((code >= 40 && code <= 47) || (code >= 100 && code <= 107)) background = String(code);
    else if (code === 39) foreground = "";
    else if (code === 49) background = "";
    else if (code === 38 || code === 48) {
      const length = codes[i + 1] === 5 ? 2 : codes[i + 1] === 2 ? 4 : 0;
      if (length === 0 || i + length >= codes.length) break;
      const colour = codes.slice(i, i + length + 1).join(";");
      if (code === 38) foreground = colour;
      else background = colour;
      i += length;
    }
  }
  return { foreground, background, flags };
}
