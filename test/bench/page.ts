/** docs/benchmarks.md: the table, the machine, and what the figures mean. What people wrote below `NOTES` is kept. */
import type { Machine } from "./machine.ts";
import { type Row, table } from "./report.ts";

/** The heading under which people say why an aim is missed. */
const NOTES = "## What the figures say";

/** The part of an earlier page that people wrote. */
export function notesOf(page: string): string {
  const at = page.indexOf(NOTES);
  return at < 0 ? `${NOTES}\n` : page.slice(at);
}

export function document(machine: Machine, rows: readonly Row[], notes: string): string {
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
    notes,
  ].join("\n");
}
