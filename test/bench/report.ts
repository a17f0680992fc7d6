/** The table and the JSON of a run. */
import { summarise } from "./stats.ts";

export interface Row {
  readonly measure: string;
  readonly unit: "s" | "MB" | "ms";
  readonly berth: readonly number[];
  /** Which percentile is judged, 0 to 1; the median when absent. */
  readonly share?: number;
  /** What it is compared with, measured in the same run; absent where the aim is a figure. */
  readonly yardstick?: { readonly name: string; readonly values: readonly number[] };
  /** In words, e.g. `≤ 1.3`. */
  readonly aim: string;
  /** `ratio` compares medians, `difference` subtracts them, `value` stands alone. */
  readonly by: "ratio" | "difference" | "value";
  readonly limit: number;
}

export interface Verdict {
  readonly best: number;
  readonly usual: number;
  readonly met: boolean;
}

export function judge(row: Row): Verdict {
  const berth = summarise(row.berth, row.share);
  const yardstick = row.yardstick === undefined ? null : summarise(row.yardstick.values, row.share);
  const compare = (mine: number, other: number | undefined) => {
    if (row.by === "value" || other === undefined) return mine;
    return row.by === "ratio" ? mine / other : mine - other;
  };
  const best = compare(berth.best, yardstick?.best);
  const usual = compare(berth.usual, yardstick?.usual);
  return { best, usual, met: usual <= row.limit };
}

const number = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2));

function line(row: Row): string {
  const berth = summarise(row.berth, row.share);
  const yardstick = row.yardstick === undefined ? null : summarise(row.yardstick.values, row.share);
  const { best, usual, met } = judge(row);
  const sign = row.by === "ratio" ? "×" : row.by === "difference" ? "+" : "";
  return [
    row.measure,
    `${number(berth.best)} / ${number(berth.usual)} ${row.unit}`,
    yardstick === null
      ? ""
      : `${row.yardstick?.name}: ${number(yardstick.best)} / ${number(yardstick.usual)} ${row.unit}`,
    `${sign}${number(best)} / ${sign}${number(usual)}`,
    row.aim,
    met ? "met" : "missed",
  ].join(" | ");
}

/** A Markdown table; figures are best / median. */
export function table(rows: readonly Row[]): string {
  const head = ["Measure", "Berth", "Yardstick", "Result", "Aim", ""];
  return [head.join(" | "), head.map(() => "---").join(" | "), ...rows.map(line)]
    .map((text) => `| ${text} |`)
    .join("\n");
}
