/** Repeatable chance for the fuzz tests of this folder: the same seed finds the same fault again. */

/** `random(n)` gives a whole number from 0 to n - 1 (mulberry32, public domain). */
export function seededRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** Cuts bytes at random places, often small pieces, sometimes none at all. */
export function cutAtRandom(whole: Uint8Array, random: (below: number) => number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  const longest = [1, 3, 16, 4096][random(4)] ?? 1;
  for (let from = 0; from < whole.length; ) {
    const to = Math.min(whole.length, from + random(longest + 1));
    pieces.push(whole.subarray(from, to));
    from = to;
  }
  return pieces;
}
