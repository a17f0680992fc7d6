/** Which suites were asked for, by the start of their names. Pure but for what it notes. */

export interface Wanted {
  /** Is this suite asked for? Notes who asked for it. */
  has(suite: string): boolean;
  /** May a suite that begins so be asked for? The rest of its name is not known yet. */
  mayHave(start: string): boolean;
  /** `mayHave` of one that cannot run here, and whose name will never be known in full. Notes who asked for it. */
  misses(start: string): boolean;
  /** What was asked for and was noted; empty when everything is wanted. */
  found(): readonly string[];
  /** Says what was asked for and noted of no suite; `null` when there is none. A run of nothing must not look like a success. */
  complaint(): string | null;
}

/** @param names as a person wrote them; none means every suite */
export function createWanted(names: readonly string[]): Wanted {
  const noted = new Set<string>();
  /** What there is, or how it begins, for the complaint. */
  const suites = new Set<string>();
  const overlaps = (start: string) => (name: string) => start.startsWith(name) || name.startsWith(start);

  function note(wants: (name: string) => boolean): boolean {
    const askers = names.filter(wants);
    for (const name of askers) noted.add(name);
    return names.length === 0 || askers.length > 0;
  }

  return {
    has(suite) {
      suites.add(suite);
      return note((name) => suite.startsWith(name));
    },
    mayHave(start) {
      suites.add(start);
      return names.length === 0 || names.some(overlaps(start));
    },
    misses: (start) => note(overlaps(start)),
    found: () => names.filter((name) => noted.has(name)),
    complaint() {
      const missed = names.filter((name) => !noted.has(name));
      if (missed.length === 0) return null;
      const quoted = missed.map((name) => `"${name}"`).join(" or ");
      return `No suite's name starts with ${quoted}. There are:${[...suites].map((suite) => `\n- ${suite}`).join("")}`;
    },
  };
}
