/**
 * What an exit code says. Only what the code itself means; never a guess at the cause.
 * Source: Docker's own codes (125–127, `docker run --help`), and 128 + signal, as shells count.
 */

export interface ExitWords {
  /** "exit 137" */
  readonly code: string;
  /** "killed"; `null` when the code has no meaning that all programs share. */
  readonly meaning: string | null;
}

const MEANINGS: Readonly<Record<number, string>> = {
  125: "Docker could not run it",
  126: "the command cannot be executed",
  127: "the command was not found",
  129: "hung up",
  130: "interrupted",
  131: "quit",
  132: "illegal instruction",
  134: "aborted",
  135: "bus error",
  136: "arithmetic error",
  137: "killed",
  139: "segmentation fault",
  141: "broken pipe",
  143: "terminated",
};

export function exitWords(exitCode: number, outOfMemory: boolean): ExitWords {
  const code = `exit ${exitCode}`;
  if (outOfMemory) return { code, meaning: "out of memory" };
  return { code, meaning: MEANINGS[exitCode] ?? null };
}
