/** Best, median and ratios of a few runs. */

export interface Runs {
  readonly best: number;
  /** The median, or another percentile where one is asked for. */
  readonly usual: number;
}

/** The value below which `share` (0 to 1) of the sorted values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  const value = sorted[index];
  if (value === undefined) throw new Error("percentile of nothing");
  return value;
}

/** Smaller is better in every measure here. */
export function summarise(values: readonly number[], share = 0.5): Runs {
  return { best: Math.min(...values), usual: percentile(values, share) };
}
