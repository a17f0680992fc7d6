/**
 * Seams that left a store together with the lines around them. The engine keeps lines, but does not tell again what happened between
 * them: when those lines are loaded again, their seams come back with them. Only of the last stop it tells again. Pure.
 */
import { lineCount, sliceBatch } from "./batches.ts";
import type { Batch } from "./chunk.ts";
import { isSameSeam, type MarkerContent } from "./marker.ts";
import { lastStamp, stampOf } from "./stamp.ts";

/** A container that restarts all day long leaves many; the oldest are forgotten. */
const MOST = 1000;

interface Lost {
  /** Timestamp of the last line before it. */
  readonly after: string;
  readonly content: MarkerContent;
}

export class LostSeams {
  /** In the order of the log. */
  #seams: Lost[] = [];

  /** A seam leaves at the store's first or last end, where its neighbour that left before it lies beyond it. */
  add(after: string, content: MarkerContent, end: "first" | "last"): void {
    const isBehind = (seam: Lost): boolean => (end === "first" ? seam.after > after : seam.after >= after);
    const found = this.#seams.findIndex(isBehind);
    this.#seams.splice(found < 0 ? this.#seams.length : found, 0, { after, content });
    if (this.#seams.length > MOST) this.#seams.shift();
  }

  /** A seam was told again, and needs no lines to come back with. */
  forget(content: MarkerContent): void {
    this.#seams = this.#seams.filter((seam) => !isSameSeam(seam.content, content));
  }

  /** Cuts lines that come back where seams belong between or after them. Those are not lost any more. */
  weave(batches: readonly Batch[]): (Batch | MarkerContent)[] {
    const woven: (Batch | MarkerContent)[] = [];
    for (const batch of batches) {
      let rest = batch;
      for (const seam of this.#takeWithin(batch)) {
        const at = linesUpTo(rest, seam.after);
        woven.push(sliceBatch(rest, 0, at), seam.content);
        rest = sliceBatch(rest, at, lineCount(rest));
      }
      woven.push(rest);
    }
    return woven;
  }

  #takeWithin({ text }: Batch): Lost[] {
    if (this.#seams.length === 0 || text === "") return [];
    const [first, last] = [stampOf(text), lastStamp(text)];
    const isWithin = ({ after }: Lost): boolean => first <= after && after <= last;
    const within = this.#seams.filter(isWithin);
    if (within.length > 0) this.#seams = this.#seams.filter((seam) => !isWithin(seam));
    return within;
  }
}

function linesUpTo({ text }: Batch, stamp: string): number {
  if (text === "") return 0;
  const lines = text.split("\n");
  const behind = lines.findIndex((line) => stampOf(line) > stamp);
  return behind < 0 ? lines.length : behind;
}
