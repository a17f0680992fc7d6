/** Notices the moment when an engine's socket appears, so that nobody waits for a timer. */
import { existsSync, type FSWatcher, watch } from "node:fs";
import { basename, dirname } from "node:path";
import type { Dial } from "./address.ts";

/**
 * Calls `onAppear` when a socket of `dials` is made anew. Folders that do not exist (yet) or cannot be watched are left to the
 * timer of the connection. Returns the end of watching.
 */
export function watchSockets(dials: readonly Dial[], onAppear: () => void): () => void {
  const watchers: FSWatcher[] = [];
  for (const [folder, names] of foldersOf(dials)) {
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => {
        if (name === null || (names.has(name) && existsSync(`${folder}/${name}`))) onAppear();
      });
      watcher.on("error", () => watcher.close());
      watchers.push(watcher);
    } catch {
      // No such folder, or no right or no watches left: the timer does it.
    }
  }
  return () => {
    for (const watcher of watchers) watcher.close();
  };
}

function foldersOf(dials: readonly Dial[]): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>();
  for (const dial of dials) {
    // Windows pipes live in no folder.
    if (dial.kind !== "socket" || !dial.address.startsWith("unix:")) continue;
    const folder = dirname(dial.path);
    const names = folders.get(folder) ?? new Set();
    folders.set(folder, names.add(basename(dial.path)));
  }
  return folders;
}
