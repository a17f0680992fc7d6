/** A container's log as Berth has it, and as `docker logs` has it. */

import type { RunEngine } from "./engine.ts";
import type { Berth } from "./launch.ts";
import { containerPage } from "./pages.ts";

/** The lines that Berth holds, through its own "Copy all". */
export async function shownLines(berth: Berth): Promise<string[]> {
  await containerPage(berth.page).logAction("Copy all");
  return (await berth.clipboard()).replace(/\n$/, "").split("\n");
}

/** The lines that the engine has, with their timestamps, which Berth shows too unless told otherwise. */
export async function engineLines(engine: RunEngine, name: string): Promise<string[]> {
  return (await engine.cli("logs", "--timestamps", name)).split("\n");
}

/** The first place where two logs differ, in words; null when they are equal. Whole logs would drown the message. */
export function firstDifference(shown: readonly string[], expected: readonly string[]): string | null {
  const at = expected.findIndex((line, index) => shown[index] !== line);
  if (at >= 0) return `line ${at + 1} is ${JSON.stringify(shown[at])}, should be ${JSON.stringify(expected[at])}`;
  return shown.length === expected.length ? null : `${shown.length} lines, should be ${expected.length}`;
}
