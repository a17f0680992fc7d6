/** Berth's own log: standard error. Never given anything secret: no tokens, no environment, no registry credentials. */

/** Something that should not have happened: a bug. `where` names the place, e.g. `containers.start`. */
export function logUnexpected(where: string, error: unknown): void {
  console.error(`berth: unexpected error in ${where}:`, error);
}

/** Something that people may want to know and need not act on. One line. */
export function logNotice(message: string): void {
  console.error(`berth: ${message}`);
}
