/**
 * A screen of text cells: xterm.js without scrollback, input or links. Whoever uses it says what stands in each row; what
 * lies outside of the rows is not xterm's business. DOM renderer: WebGL without a GPU takes half a minute to start (facts, 8).
 */
import "@xterm/xterm/css/xterm.css";
import { Terminal } from "@xterm/xterm";
import { unicodeProvider } from "./cell-width.ts";
import { type Palette, paintScreen } from "./paint.ts";
import { coloursOf } from "./theme.ts";

/** Of a 12 px font's natural 16 px, to the look's 18. */
const LINE_HEIGHT = 1.125;
const FALLBACK_FONT = "monospace";

export class Screen {
  readonly #parent: HTMLElement;
  readonly #terminal: Terminal;
  readonly #onMeasure: () => void;
  #palette: Palette;
  #painted = "";
  /** Some of what was painted is not parsed yet. */
  #writing = false;
  #onShown: (() => void) | null = null;
  #cell = { width: 0, height: 0 };
  #disposed = false;

  /** `onMeasure` is called when the cells have got another size by themselves: the font came. */
  constructor(parent: HTMLElement, fontSize: number, onMeasure: () => void) {
    this.#parent = parent;
    this.#onMeasure = onMeasure;
    const { theme, palette } = coloursOf(parent);
    this.#palette = palette;
    this.#terminal = new Terminal({
      allowProposedApi: true,
      disableStdin: true,
      scrollback: 0,
      minimumContrastRatio: 4.5,
      drawBoldTextInBrightColors: false,
      cursorInactiveStyle: "none",
      fontFamily: FALLBACK_FONT,
      fontWeightBold: "600",
      fontSize,
      lineHeight: LINE_HEIGHT,
      linkHandler: null,
      theme,
      rows: 1,
    });
    this.#terminal.unicode.register(unicodeProvider);
    this.#terminal.unicode.activeVersion = unicodeProvider.version;
    this.#terminal.open(parent);
    this.#terminal.onRender(() => {
      if (!this.#writing) this.#shown();
    });
    // It takes no input, so it must not take the focus either.
    this.#terminal.textarea?.setAttribute("tabindex", "-1");
    this.#terminal.textarea?.setAttribute("aria-hidden", "true");
    this.#terminal.write("\x1b[?25l");
    void this.#takeFont(fontSize);
  }

  get columns(): number {
    return this.#terminal.cols;
  }

  get rows(): number {
    return this.#terminal.rows;
  }

  get palette(): Palette {
    return this.#palette;
  }

  /** Size of one cell in CSS pixels; 0 while it is not shown. */
  get cell(): { readonly width: number; readonly height: number } {
    if (this.#cell.width === 0) {
      // Measured once: asking at each paint would lay the page out each time.
      const box = this.#terminal.element?.querySelector(".xterm-screen")?.getBoundingClientRect();
      this.#cell = { width: (box?.width ?? 0) / this.columns, height: (box?.height ?? 0) / this.rows };
    }
    return this.#cell;
  }

  #shown(): void {
    const tell = this.#onShown;
    this.#onShown = null;
    tell?.();
  }

  /** What is on the screen, and how large its cells were, no longer holds. */
  #forget(): void {
    this.#painted = "";
    this.#cell = { width: 0, height: 0 };
  }

  /** Takes as many cells as fit into this many CSS pixels. Returns whether that changed anything. */
  fit(width: number, height: number): boolean {
    const { cell } = this;
    if (cell.width === 0 || cell.height === 0) return false;
    const columns = Math.max(20, Math.floor(width / cell.width));
    const rows = Math.max(1, Math.floor(height / cell.height));
    if (columns === this.columns && rows === this.rows) return false;
    this.#terminal.resize(columns, rows);
    this.#forget();
    return true;
  }

  /**
   * Shows these rows (as made by `paintRange`); rows beyond them are empty. The same screen again costs nothing.
   * `onShown` is called in the frame in which they are seen, so that what lies over them moves with them; not called
   * when another paint came before that.
   */
  paint(rows: readonly string[], onShown: () => void): void {
    const blank = Math.max(0, this.rows - rows.length);
    const screen = paintScreen([...rows, ...Array<string>(blank).fill("")].slice(0, this.rows));
    this.#onShown = onShown;
    if (screen === this.#painted) {
      if (!this.#writing) this.#shown();
      return;
    }
    this.#painted = screen;
    this.#writing = true;
    this.#terminal.write(screen, () => {
      this.#writing = false;
    });
  }

  setFontSize(fontSize: number): void {
    this.#terminal.options.fontSize = fontSize;
    this.#forget();
  }

  /** Reads the tokens again, after the theme has changed. */
  refreshTheme(): void {
    const { theme, palette } = coloursOf(this.#parent);
    this.#terminal.options.theme = theme;
    this.#palette = palette;
    this.#painted = "";
  }

  dispose(): void {
    this.#disposed = true;
    this.#terminal.dispose();
  }

  /** xterm measures a font once, so it gets ours only when it is loaded. */
  async #takeFont(fontSize: number): Promise<void> {
    const family = getComputedStyle(this.#parent).getPropertyValue("--font-mono").trim();
    if (family === "") return;
    await Promise.allSettled([
      document.fonts.load(`${fontSize}px ${family}`),
      document.fonts.load(`600 ${fontSize}px ${family}`),
    ]);
    if (this.#disposed) return;
    this.#terminal.options.fontFamily = family;
    this.#forget();
    this.#onMeasure();
  }
}
