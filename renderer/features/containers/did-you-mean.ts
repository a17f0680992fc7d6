/** The word that a mistyped filter probably meant. Pure. */

const MOST_MISTAKES = 2;
const LEAST_LETTERS = 3;

/** The nearest of `words` to `typed`, at most two mistakes away; `null` when none is near. */
export function didYouMean(typed: string, words: Iterable<string>): string | null {
  const wanted = typed.trim().toLowerCase();
  if (wanted.length < LEAST_LETTERS) return null;
  // A short word with two mistakes is another word.
  let nearest = wanted.length < 5 ? 1 : MOST_MISTAKES;
  let found: string | null = null;
  for (const word of words) {
    if (Math.abs(word.length - wanted.length) > nearest) continue;
    const distance = editDistance(wanted, word.toLowerCase());
    if (distance <= nearest && (found === null || distance < nearest)) {
      nearest = distance;
      found = word;
    }
  }
  return found;
}

/** Letters to insert, delete, replace or swap with a neighbour (optimal string alignment). */
export function editDistance(one: string, other: string): number {
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(at(above, column) + 1, at(line, column - 1) + 1, at(above, column - 1) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) cost = Math.min(cost, at(before, column - 2) + 1);
      line.push(cost);
    }
    before = above;
    above = line;
  }
  return at(above, other.length);
}

function at(line: readonly number[], column: number): number {
  return line[column] ?? Number.POSITIVE_INFINITY;
}
