/** Chance without state: each value follows from a seed and an index, so the demo is the same on every run. */

/** A well-mixed 32-bit number of `seed` and `index` (the finaliser of MurmurHash3). */
export function mix(seed: number, index: number): number {
  let h = (seed ^ Math.imul(index + 1, 0x9e3779b1)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b) >>> 0;
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35) >>> 0;
  return (h ^ (h >>> 16)) >>> 0;
}

/** A 32-bit number of a text (FNV-1a). */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return h;
}

/** 0 ≤ x < 1. */
export function fraction(seed: number, index: number): number {
  return mix(seed, index) / 0x1_0000_0000;
}

/** A whole number, `from` ≤ x ≤ `to`. */
export function between(seed: number, index: number, from: number, to: number): number {
  return from + Math.floor(fraction(seed, index) * (to - from + 1));
}

export function pick<T>(seed: number, index: number, choices: readonly [T, ...T[]]): T {
  return choices[mix(seed, index) % choices.length] ?? choices[0];
}

/** 64 hex digits, as the engine's ids are. */
export function hexId(seed: number, index: number): string {
  let id = "";
  for (let word = 0; word < 8; word++) {
    id += mix(mix(seed, index), word).toString(16).padStart(8, "0");
  }
  return id;
}
