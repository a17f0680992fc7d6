/**
 * `npm run build`: builds main, preload and renderer into out/, each only when its sources changed.
 * `--force` builds all. A part is built beside its last good build and then takes its place, so a failed
 * build breaks nothing that runs.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprint } from "./lib/fingerprint.mjs";

const root = join(import.meta.dirname, "..");
const out = join(root, "out");
const force = process.argv.includes("--force");

/** What each part is built from, and a file that its build must have. */
const parts = [
  { name: "main", sources: ["main", "contract"], result: "main.js" },
  { name: "preload", sources: ["preload"], result: "preload.cjs" },
  { name: "renderer", sources: ["renderer", "contract", "assets"], result: "index.html" },
];
const shared = ["package-lock.json", "tsconfig.json"];

let failed = false;
for (const part of parts) {
  const started = performance.now();
  const stamp = fingerprint(root, [...shared, ...part.sources]);
  const stampFile = join(out, `.${part.name}.stamp`);
  const dir = join(out, part.name);
  if (!force && existsSync(dir) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) {
    console.log(`build: ${part.name} is up to date`);
    continue;
  }
  const fresh = join(out, `.new-${part.name}-${process.pid}`);
  try {
    // Loaded here, because most runs need no build.
    const { build } = await import("vite");
    await build({
      configFile: join(root, part.name, "vite.config.ts"),
      logLevel: "warn",
      build: { outDir: fresh },
    });
    if (!existsSync(join(fresh, part.result))) throw new Error(`the build has no ${part.result}`);
    mkdirSync(out, { recursive: true });
    rmSync(stampFile, { force: true });
    rmSync(dir, { recursive: true, force: true });
    renameSync(fresh, dir);
    writeFileSync(stampFile, stamp);
    console.log(`build: ${part.name} built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  } catch (error) {
    failed = true;
    rmSync(fresh, { recursive: true, force: true });
    console.error(`build: ${part.name} failed: ${error instanceof Error ? error.message : error}`);
  }
}
process.exitCode = failed ? 1 : 0;
