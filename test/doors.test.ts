/** Every door of biome.json, tried with a wrong import: Biome must refuse it and name the right door. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

/** File, what it imports, and words of the message that must come. */
const refused: readonly (readonly [file: string, source: string, message: string])[] = [
  ["contract/a.ts", 'import { z } from "dockerode"; export const a = z;', "contract/ imports only zod"],
  ["contract/b.ts", 'import { z } from "node:fs"; export const a = z;', "contract/ imports only zod"],
  ["contract/model/c.ts", 'import { x } from "../../main/app.ts"; export const a = x;', "contract/ knows neither side"],
  [
    "contract/model/d.ts",
    'import { x } from "../../renderer/app.tsx"; export const a = x;',
    "contract/ knows neither side",
  ],
  ["main/app.ts", 'import { x } from "dockerode"; export const a = x;', "Only main/docker imports dockerode"],
  [
    "main/serve.ts",
    'import { app } from "electron"; export const a = app;',
    "main/shell and main/security import electron",
  ],
  ["main/app2.ts", 'import { x } from "../renderer/format.ts"; export const a = x;', "main/ does not know the page"],
  ["main/main.ts", 'import { x } from "dockerode"; export const a = x;', "Only main/docker imports dockerode"],
  ["main/shell/a.ts", 'import { x } from "../../renderer/a.ts"; export const a = x;', "main/ does not know the page"],
  ["main/docker/a.ts", 'import { x } from "../transport/a.ts"; export const a = x;', "know no transport, router"],
  ["main/docker/b.ts", 'import { x } from "../router/router.ts"; export const a = x;', "know no transport, router"],
  ["main/docker/c.ts", 'import type { App } from "electron"; export type A = App;', "main/security import electron"],
  ["main/docker/d.ts", 'import { x } from "../../preload/a.ts"; export const a = x;', "main/ does not know the page"],
  ["main/hub/a.ts", 'import { net } from "electron"; export const a = net;', "main/security import electron"],
  ["main/hub/b.ts", 'import { x } from "dockerode"; export const a = x;', "Only main/docker imports dockerode"],
  ["main/compose/a.ts", 'import { x } from "../transport/a.ts"; export const a = x;', "know no transport, router"],
  ["main/store/a.ts", 'import { x } from "../router/router.ts"; export const a = x;', "know no transport, router"],
  ["main/jobs/a.ts", 'import { x } from "../shell/a.ts"; export const a = x;', "know no transport, router"],
  ["main/async/a.ts", 'import { x } from "../security/a.ts"; export const a = x;', "know no transport, router"],
  ["main/router/a.ts", 'import { app } from "electron"; export const a = app;', "main/security import electron"],
  [
    "main/router/b.ts",
    'import { x } from "../transport/a.ts"; export const a = x;',
    "main/router implements the contract only",
  ],
  ["main/router/c.ts", 'import { x } from "dockerode"; export const a = x;', "Only main/docker imports dockerode"],
  ["main/transport/a.ts", 'import { app } from "electron"; export const a = app;', "only types from electron"],
  ["main/transport/b.ts", 'import { x } from "dockerode"; export const a = x;', "Only main/docker imports dockerode"],
  [
    "preload/a.ts",
    'import { x } from "../contract/a.ts"; export const a = x;',
    "preload/ imports nothing but electron",
  ],
  ["preload/b.ts", 'import { x } from "node:fs"; export const a = x;', "preload/ imports nothing but electron"],
  ["renderer/a.ts", 'import { x } from "node:fs"; export const a = x;', "renderer/ is browser code"],
  ["renderer/stores/a.ts", 'import { x } from "electron"; export const a = x;', "renderer/ is browser code"],
  ["renderer/b.tsx", 'import { x } from "@orpc/server"; export const a = x;', "renderer/ is browser code"],
  [
    "renderer/features/home/a.ts",
    'import type { X } from "../../../main/app.ts"; export type A = X;',
    "only in contract/",
  ],
  [
    "renderer/ui/a.tsx",
    'import { x } from "../stores/a.ts"; export const a = x;',
    "renderer/ui knows nothing of Docker",
  ],
  ["renderer/ui/b.tsx", 'import { x } from "node:os"; export const a = x;', "renderer/ is browser code"],
  ["scripts/start.mjs", 'import { x } from "vite"; export const a = x;', "before anything is installed"],
  ["scripts/lib/a.mjs", 'import { x } from "zod"; export const a = x;', "before anything is installed"],
];

/** The same doors, used rightly. */
const allowed: readonly (readonly [file: string, source: string])[] = [
  ["contract/ok.ts", 'import { z } from "zod";\nimport { x } from "./model/x.ts";\n\nexport const a = [z, x];\n'],
  [
    "main/docker/ok.ts",
    'import Docker from "dockerode";\nimport type { X } from "../router/context.ts";\n\nexport const a: X = Docker;\n',
  ],
  ["main/shell/ok.ts", 'import { app } from "electron";\n\nexport const a = app;\n'],
  ["main/transport/ok.ts", 'import type { MessagePortMain } from "electron";\n\nexport type A = MessagePortMain;\n'],
  ["preload/ok.ts", 'import { ipcRenderer } from "electron";\n\nexport const a = ipcRenderer;\n'],
  [
    "renderer/ui/ok.tsx",
    'import { x } from "../../contract/model/x.ts";\nimport { y } from "./y.ts";\n\nexport const a = [x, y];\n',
  ],
  [
    "scripts/lib/ok.mjs",
    'import { join } from "node:path";\nimport { x } from "./x.mjs";\n\nexport const a = [join, x];\n',
  ],
];

const cycle = [
  ["main/cycle/one.ts", 'import { two } from "./two.ts";\n\nexport const one = (): number => two();\n'],
  ["main/cycle/two.ts", 'import { one } from "./one.ts";\n\nexport const two = (): number => one();\n'],
] as const;

interface Diagnostic {
  readonly category: string;
  readonly text: string;
}

const found = new Map<string, Diagnostic[]>();
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "berth-doors-"));
  for (const name of ["biome.json", ".gitignore"]) cpSync(join(root, name), join(folder, name));
  for (const [file, source] of [...refused, ...allowed, ...cycle]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), source);
  }
  for (const { file, ...diagnostic } of lint(folder)) found.set(file, [...(found.get(file) ?? []), diagnostic]);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a wrong import is refused, and the message names the right door", () => {
  test.each(refused)("%s: %s", (file, _source, message) => {
    const texts = (found.get(file) ?? []).filter((one) => one.category === "lint/style/noRestrictedImports");
    expect(texts.map((one) => one.text).join("\n")).toContain(message);
  });

  test("an import cycle", () => {
    expect(found.get("main/cycle/one.ts")?.map((one) => one.category)).toContain("lint/suspicious/noImportCycles");
  });
});

describe("a right import is not", () => {
  test.each(allowed)("%s", (file) => {
    expect(found.get(file) ?? []).toEqual([]);
  });
});

/** Biome's lint findings for a folder. Biome exits with 1 when it found any, so its status is not looked at. */
function lint(cwd: string): (Diagnostic & { readonly file: string })[] {
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const run = spawnSync(process.execPath, [biome, "lint", "--reporter=json", "--max-diagnostics=none", "."], {
    cwd,
    encoding: "utf8",
  });
  const report = JSON.parse(run.stdout) as {
    diagnostics: { category: string; message: string; location: { path: string } }[];
  };
  return report.diagnostics.map((one) => ({ file: one.location.path, category: one.category, text: one.message }));
}
