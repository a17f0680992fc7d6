/** Lines a second over the last two seconds. Pure. */

const WINDOW_MS = 2000;

export class Rate {
  readonly #samples: { readonly at: number; readonly total: number }[] = [];

  /** Takes the growing total at a time, and returns how fast it grows now, a second. */
  measure(total: number, now: number): number {
    this.#samples.push({ at: now, total });
    while (this.#samples.length > 2 && (this.#samples[1]?.at ?? 0) <= now - WINDOW_MS) this.#samples.shift();
    const first = this.#samples[0];
    if (first === undefined || total === first.total) return 0;
    return Math.round(((total - first.total) * 1000) / Math.max(WINDOW_MS / 2, now - first.at));
  }
}
