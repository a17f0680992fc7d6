/** Fingerprints of files, so that work whose sources are unchanged can be skipped. No dependency. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** Files that no build reads. */
const ignored = /(^|\/)(node_modules|\.[^/]+)(\/|$)|\.test\.tsx?$|\.testing\.tsx?$/;

/**
 * @param {string} path a file or a folder, absolute
 * @returns {string[]} the files in it, absolute, sorted
 */
function filesOf(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !ignored.test(relative(path, file).split(sep).join("/")))
    .sort();
}

/**
 * A hash of the names and contents of files: the same in every clone, whatever the files' times.
 *
 * @param {string} root the repository
 * @param {readonly string[]} paths files and folders, relative to `root`; missing ones count as empty
 */
export function fingerprint(root, paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => filesOf(join(root, path)))) {
    hash.update(`${relative(root, file).split(sep).join("/")}\0`);
    hash.update(readFileSync(file));
    hash.update("\0");
  }
  return hash.digest("hex");
}
