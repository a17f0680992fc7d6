/** Stands in for Electron's default app, which the staged runtime lacks: runs the app in the folder given as an argument. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { app } from "electron";

const folder = process.argv
  .slice(1)
  .map((argument) => resolve(argument))
  .find((path) => existsSync(join(path, "package.json")));
if (folder) {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  app.setAppPath(folder);
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version);
  // Awaited: Electron is not ready before its main module is loaded whole, and what must be done before is done in time.
  await import(pathToFileURL(join(folder, manifest.main)).href);
} else {
  console.error("loader: no app folder was given");
  app.exit(1);
}
