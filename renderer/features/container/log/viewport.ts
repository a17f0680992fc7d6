/**
 * The part of a log that is seen: where it stands, what is selected, and the painting of it. Outside of React, which only
 * draws what lies over the text (`state`). New lines are painted in bursts, what a person does at the next frame.
 */
import type { LogController } from "../../../logs/log-controller.ts";
import type { Marker } from "../../../logs/marker.ts";
import { Screen } from "../../../ui/terminal/screen.ts";
import {
  columnAt,
  type FrameInput,
  layOut,
  mostShift,
  rowHeight,
  type ScreenRow,
  shiftToShow,
  type TextRow,
  type ViewOptions,
} from "./frame.ts";
import { Position } from "./position.ts";
import { lineText } from "./row-text.ts";
import { type Point, type Selection, wordAt } from "./selection.ts";
import { INITIAL_STATE, overlayOf, type ViewportState } from "./viewport-state.ts";

const NO_PALETTE = { muted: "", match: "", currentMatch: "", selection: "", blackBackground: "", whiteBackground: "" };

export class Viewport {
  readonly #log: LogController;
  readonly #position: Position;
  readonly #listeners = new Set<() => void>();
  readonly #stop: () => void;
  #screen: Screen | null = null;
  #plain: HTMLElement | null = null;
  #box = { width: 0, height: 0 };
  #options: ViewOptions;
  #selection: Selection | null = null;
  #rows: readonly ScreenRow[] = [];
  #frame: number | null = null;
  #state: ViewportState = INITIAL_STATE;
  /** Lines appended up to when the view was scrolled up. */
  #appendedAtPause = 0;

  constructor(log: LogController, options: ViewOptions) {
    this.#log = log;
    this.#options = options;
    this.#position = new Position(log.store);
    this.#stop = log.subscribe(() => this.#schedule());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): ViewportState => this.#state;

  get rows(): readonly ScreenRow[] {
    return this.#rows;
  }

  get options(): ViewOptions {
    return this.#options;
  }

  get selection(): Selection | null {
    return this.#selection;
  }

  get cell(): { readonly width: number; readonly height: number } {
    return this.#screen?.cell ?? { width: 0, height: 0 };
  }

  /** Puts the screen into the page. `plain` gets the shown lines as text, for screen readers. Returns what takes it out. */
  attach(parent: HTMLElement, plain: HTMLElement, fontSize: number): () => void {
    const screen = new Screen(parent, fontSize, () => this.#fit());
    this.#screen = screen;
    this.#plain = plain;
    const resized = new ResizeObserver(() => {
      this.#box = { width: parent.clientWidth, height: parent.clientHeight };
      this.#fit();
    });
    resized.observe(parent);
    const themed = new MutationObserver(() => {
      screen.refreshTheme();
      this.#schedule();
    });
    themed.observe(document.documentElement, { attributeFilter: ["data-theme", "data-term"] });
    return () => {
      resized.disconnect();
      themed.disconnect();
      if (this.#frame !== null) cancelAnimationFrame(this.#frame);
      this.#frame = null;
      screen.dispose();
      this.#screen = null;
      this.#plain = null;
    };
  }

  dispose(): void {
    this.#stop();
    this.#listeners.clear();
  }

  setOptions(options: Partial<ViewOptions>): void {
    this.#options = { ...this.#options, ...options };
    if (this.#options.wrap) this.#options = { ...this.#options, shift: 0 };
    this.#schedule();
  }

  setFontSize(fontSize: number): void {
    this.#screen?.setFontSize(fontSize);
    this.#fit();
  }

  /** Down when positive, in screen rows. */
  scroll(rows: number): void {
    this.#move(() => this.#position.scroll(rows, this.#height, this.#measure));
  }

  page(direction: 1 | -1): void {
    this.scroll(direction * Math.max(1, this.#height - 2));
  }

  /** To the right when positive, in cells, as far as the lines in view reach; only when they are not wrapped. */
  shift(cells: number): void {
    if (this.#options.wrap) return;
    const most = mostShift(this.#input(), this.#rows);
    this.setOptions({ shift: Math.max(0, Math.min(this.#options.shift + cells, most)) });
  }

  /** To the log's end, and on with it. */
  toEnd(): void {
    this.#log.toTail();
    this.#move(() => this.#position.toEnd());
  }

  toStart(): void {
    this.#move(() => this.#position.toRow(this.#log.store.firstRow));
  }

  /** A share of the whole log, 0 to 1, as the scrollbar has it. */
  toShare(share: number): void {
    const { firstRow, endRow } = this.#log.store;
    const room = Math.max(0, endRow - firstRow - this.#height);
    if (share >= 1) {
      if (this.#log.store.detached) this.#move(() => this.#position.toLast(this.#height, this.#measure));
      else this.toEnd();
    } else this.#move(() => this.#position.toRow(firstRow + Math.round(Math.max(0, share) * room)));
  }

  /** Goes to the next (`1`) or previous (`-1`) match and shows it with some lines around it. */
  moveMatch(direction: 1 | -1): void {
    const texts = this.#rows.filter((row) => row.kind === "text");
    const edge = direction > 0 ? texts[0] : texts.at(-1);
    const from =
      edge === undefined ? null : { chunk: edge.chunk, line: edge.line, column: direction > 0 ? -1 : edge.text.length };
    const match = this.#log.moveMatch(direction, from);
    if (match === null) return;
    const row = this.#log.store.rowOf({ segment: match.chunk, line: match.line });
    const { wrap } = this.#options;
    if (!wrap) {
      const { text } = lineText(match.chunk, match.line);
      this.setOptions({ shift: shiftToShow(this.#input(), text, match.column) });
    }
    const shown = texts.some(
      (text) => text.row === row && (!wrap || (text.from <= match.column && match.column < text.to)),
    );
    if (!shown)
      this.#move(() => this.#position.toRow(Math.max(this.#log.store.firstRow, row - Math.floor(this.#height / 2))));
    this.#schedule();
  }

  select(selection: Selection | null): void {
    this.#selection = selection;
    this.#schedule();
  }

  selectAll(): void {
    const { store } = this.#log;
    const chunks = store.segments.filter((segment) => segment.kind === "lines");
    const first = chunks[0];
    const last = chunks.at(-1);
    if (first === undefined || last === undefined) return;
    this.select({
      anchor: { chunk: first, line: 0, column: 0 },
      focus: { chunk: last, line: last.lines - 1, column: Number.MAX_SAFE_INTEGER },
    });
  }

  /** What lies under a point of the screen, in CSS pixels from its corner; the nearest line when there is none. */
  hit(x: number, y: number): { readonly row: TextRow; readonly point: Point; readonly inTimes: boolean } | null {
    const { width, height } = this.cell;
    if (width === 0 || this.#rows.length === 0) return null;
    const index = Math.max(0, Math.min(this.#rows.length - 1, Math.floor(y / height)));
    const row = this.#rows[index]?.kind === "text" ? this.#rows[index] : this.#rows.find((one) => one.kind === "text");
    if (row?.kind !== "text") return null;
    const column = columnAt(row, Math.round(x / width), this.#options);
    const inTimes = this.#options.times && x / width < 12;
    return { row, point: { chunk: row.chunk, line: row.line, column }, inTimes };
  }

  /** Selects the word or the whole line at a point. */
  selectAround(x: number, y: number, what: "word" | "line"): void {
    const hit = this.hit(x, y);
    if (hit === null) return;
    const { text } = hit.row;
    const { from, to } = what === "line" ? { from: 0, to: text.length } : wordAt(text, hit.point.column);
    this.select({ anchor: { ...hit.point, column: from }, focus: { ...hit.point, column: to } });
  }

  load(marker: Marker): void {
    const { store } = this.#log;
    const before = store.anchor(marker === store.head ? store.firstRow + 1 : marker.start - 1);
    void this.#log.load(marker).then(() => {
      // What came in place of the marker that stood at the top must not push away what was read below it.
      if (before !== null && this.#position.standsAt(marker))
        this.#move(() => this.#position.toRow(store.rowOf(before)));
      // The end that was followed is not here any more.
      else if (store.detached && this.#position.following)
        this.#move(() => this.#position.toLast(this.#height, this.#measure));
    });
  }

  get #height(): number {
    return this.#screen?.rows ?? 1;
  }

  readonly #measure = (row: number): number => rowHeight(this.#input(), row);

  #input(): FrameInput {
    return {
      store: this.#log.store,
      search: this.#log.search,
      selection: this.#selection,
      options: this.#options,
      columns: this.#screen?.columns ?? 80,
      palette: this.#screen?.palette ?? NO_PALETTE,
    };
  }

  #move(move: () => void): void {
    const followed = this.#position.following;
    move();
    if (followed && !this.#position.following) this.#appendedAtPause = this.#log.store.appended;
    this.#log.setFollowing(this.#position.following);
    this.#schedule();
  }

  #fit(): void {
    this.#screen?.fit(this.#box.width, this.#box.height);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#frame !== null || this.#screen === null) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = null;
      this.#paint();
    });
  }

  #paint(): void {
    const screen = this.#screen;
    if (screen === null || this.#box.height === 0) return;
    const input = this.#input();
    const top = this.#position.top(screen.rows, this.#measure);
    this.#rows = layOut(input, top, screen.rows);
    if (this.#plain !== null) this.#plain.textContent = plainLines(this.#rows);
    const { store } = this.#log;
    const following = this.#position.following && !store.detached;
    const state = overlayOf(this.#rows, {
      following,
      // What comes while the window has left the end is not counted.
      newLines: following || store.detached ? 0 : store.appended - this.#appendedAtPause,
      cellHeight: screen.cell.height,
      firstRow: store.firstRow,
      endRow: store.endRow,
      height: screen.rows,
    });
    const painted = this.#rows.map((row) => (row.kind === "text" ? row.painted : ""));
    screen.paint(painted, () => {
      this.#state = state;
      for (const listener of this.#listeners) listener();
    });
  }
}

/** The shown lines, each once and whole. */
function plainLines(rows: readonly ScreenRow[]): string {
  const lines: string[] = [];
  let last: number | null = null;
  for (const row of rows) {
    if (row.kind === "text" && row.row !== last) lines.push(row.text);
    last = row.row;
  }
  return lines.join("\n");
}
