import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Makes the Node that runs a script look like one of before `import.meta.dirname`. */
const older = `
  import { registerHooks } from "node:module";
  Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.20.4" } });
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (!url.startsWith("file:")) return loaded;
      return { ...loaded, source: String(loaded.source).replaceAll("import.meta.dirname", "undefined") };
    },
  });
`;

test.each(["start.mjs", "test.mjs"])("%s says in one line that Node is too old, and does nothing", (script) => {
  const preload = `data:text/javascript,${encodeURIComponent(older)}`;
  const ran = spawnSync(process.execPath, ["--import", preload, join(import.meta.dirname, script)], {
    encoding: "utf8",
  });
  expect(ran.stderr).toMatch(/^berth: Berth needs Node 20\.19 or newer; this is Node 18\.20\.4\..*\n$/);
  expect(ran.stdout).toBe("");
  expect(ran.status).toBe(1);
});
