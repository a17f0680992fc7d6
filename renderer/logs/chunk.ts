/** A run of log lines in one string: the text as it came, where each line begins, and which stream it came from. */

/** As a batch of the contract's `LogEvent`: 1 stdout, 2 stderr. */
export type Stream = 1 | 2;

/** Lines joined by `\n`, and pairs of stream and number of lines. */
export interface Batch {
  readonly text: string;
  readonly runs: readonly number[];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for them.
const CONTROL = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;
const TWO_BYTES = /[\u0100-\uffff]/;
/** What a chunk costs besides its text and offsets: objects and array heads, roughly. */
const OVERHEAD = 300;

export class Chunk {
  readonly kind = "lines";
  /** Number of the view's row that its first shown line has; kept by the store. */
  start = 0;
  /** It left the store. */
  gone = false;
  #text: string;
  #offsets: Uint32Array;
  #lines = 0;
  readonly #runs: number[] = [];
  #stderr = 0;
  #wide = false;
  #special = false;

  constructor(batch: Batch) {
    this.#text = "";
    this.#offsets = new Uint32Array(16);
    this.append(batch);
  }

  get text(): string {
    return this.#text;
  }

  get lines(): number {
    return this.#lines;
  }

  /** Number of lines from stderr. */
  get stderrLines(): number {
    return this.#stderr;
  }

  /** Some line has control characters (colours too), so its shown text differs from its raw text. */
  get special(): boolean {
    return this.#special;
  }

  /** Memory, estimated: V8 keeps text in one byte a character, or two when any needs it. */
  get bytes(): number {
    return this.#text.length * (this.#wide ? 2 : 1) + this.#offsets.byteLength + OVERHEAD;
  }

  /** Adds a batch after the last line. An empty batch has no lines. */
  append(batch: Batch): void {
    if (batch.runs.length === 0) return;
    const base = this.#lines === 0 ? 0 : this.#text.length + 1;
    const before = this.#lines;
    this.#push(base);
    for (let at = batch.text.indexOf("\n"); at >= 0; at = batch.text.indexOf("\n", at + 1)) this.#push(base + at + 1);
    this.#text = before === 0 ? batch.text : `${this.#text}\n${batch.text}`;
    this.#wide ||= TWO_BYTES.test(batch.text);
    this.#special ||= CONTROL.test(batch.text);
    this.#addRuns(batch.runs, this.#lines - before);
  }

  /** The line as it came, with its timestamp. */
  line(index: number): string {
    const from = this.#offsets[index] ?? 0;
    const to = index + 1 < this.#lines ? (this.#offsets[index + 1] ?? 1) - 1 : this.#text.length;
    return this.#text.slice(from, to);
  }

  /** Where the line begins in `text`. */
  offset(index: number): number {
    return this.#offsets[index] ?? this.#text.length;
  }

  /** The line that holds the character at `offset` of `text`. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#lines - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#offsets[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  stream(index: number): Stream {
    let first = 0;
    for (let i = 0; i < this.#runs.length; i += 2) {
      first += this.#runs[i + 1] ?? 0;
      if (index < first) return this.#runs[i] === 2 ? 2 : 1;
    }
    return 1;
  }

  /** How many lines of `stream` lie before line `index`. */
  countBefore(stream: Stream, index: number): number {
    let line = 0;
    let count = 0;
    for (let i = 0; i < this.#runs.length && line < index; i += 2) {
      const length = this.#runs[i + 1] ?? 0;
      if ((this.#runs[i] === 2 ? 2 : 1) === stream) count += Math.min(length, index - line);
      line += length;
    }
    return count;
  }

  /** The line that is number `nth` (from 0) of those of `stream`. */
  nthOf(stream: Stream, nth: number): number {
    let line = 0;
    let left = nth;
    for (let i = 0; i < this.#runs.length; i += 2) {
      const length = this.#runs[i + 1] ?? 0;
      if ((this.#runs[i] === 2 ? 2 : 1) === stream) {
        if (left < length) return line + left;
        left -= length;
      }
      line += length;
    }
    return Math.max(0, this.#lines - 1);
  }

  #push(offset: number): void {
    if (this.#lines === this.#offsets.length) {
      const larger = new Uint32Array(Math.max(16, Math.ceil(this.#offsets.length * 1.5)));
      larger.set(this.#offsets);
      this.#offsets = larger;
    }
    this.#offsets[this.#lines++] = offset;
  }

  /** Joins equal neighbours. Lines that the runs do not name are stdout; lines that do not exist are not counted. */
  #addRuns(runs: readonly number[], lines: number): void {
    let left = lines;
    for (let i = 0; i < runs.length && left > 0; i += 2) {
      const length = Math.min(left, runs[i + 1] ?? 0);
      this.#addRun(runs[i] === 2 ? 2 : 1, length);
      left -= length;
    }
    if (left > 0) this.#addRun(1, left);
  }

  #addRun(stream: Stream, length: number): void {
    if (length <= 0) return;
    if (stream === 2) this.#stderr += length;
    const last = this.#runs.length - 2;
    if (last >= 0 && this.#runs[last] === stream) this.#runs[last + 1] = (this.#runs[last + 1] ?? 0) + length;
    else this.#runs.push(stream, length);
  }
}
