/**
 * `npm run bench`: what a person feels, each measure beside a yardstick of the same run. Prints a table and writes it, with the raw
 * figures, to `test-results/bench/`; `--write` puts the table into docs/benchmarks.md too. `--only NAME` runs the measures whose name has NAME.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { realEngine } from "./engines.ts";
import { describeMachine } from "./machine.ts";
import { measures } from "./measures/index.ts";
import { document, notesOf } from "./page.ts";
import { type Row, table } from "./report.ts";

const root = path.join(import.meta.dirname, "../..");
const { values } = parseArgs({
  options: {
    runtime: { type: "string" },
    runs: { type: "string", default: "5" },
    only: { type: "string", default: "" },
    write: { type: "boolean", default: false },
  },
});
if (values.runtime === undefined) throw new Error("--runtime names the Electron binary");

const engine = await realEngine();
const rows: Row[] = [];
try {
  const bench = {
    root,
    runtime: values.runtime,
    runs: Number(values.runs),
    engine,
    newFolder: () => mkdtempSync(path.join(tmpdir(), "berth-bench-")),
  };
  // In order: each fills the engine further.
  for (const [name, measure] of Object.entries(measures)) {
    if (!name.includes(values.only)) continue;
    console.log(`bench: ${name} …`);
    try {
      const measured = await measure(bench);
      rows.push(...measured);
      console.log(table(measured));
    } catch (error) {
      // The others took minutes: they are not thrown away for it.
      console.error(`bench: ${name} could not be measured:`, error);
      process.exitCode = 1;
    }
  }
  const machine = describeMachine(values.runtime, engine.socket);
  const folder = path.join(root, "test-results/bench");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "bench.json"), `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  const page = path.join(root, "docs/benchmarks.md");
  const text = document(machine, rows, notesOf(readFileSync(page, "utf8")));
  writeFileSync(path.join(folder, "bench.md"), text);
  if (values.write) {
    writeFileSync(page, text);
    execFileSync("biome", ["format", "--write", page], { cwd: root });
  }
  console.log(`\n${table(rows)}`);
} finally {
  await engine.stop();
}
