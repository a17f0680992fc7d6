/** docs/benchmarks.md: the table, the machine, and what the figures mean. */
import type { Machine } from "./machine.ts";
import { type Row, table } from "./report.ts";

export function document(machine: Machine, rows: readonly Row[]): string {
  const facts = Object.entries(machine).map(([name, value]) => `- ${name}: ${value}`);
  return [
    "# Benchmarks",
    "",
    "Written by `npm run bench -- --write`. Figures are best / median; each yardstick was measured in the same run, for this kind of",
    "machine is noisy and only the ratios can be compared between runs. Memory is PSS: shared memory is counted once.",
    "",
    table(rows),
    "",
    "## The machine",
    "",
    ...facts,
    "",
  ].join("\n");
}
