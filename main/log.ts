/** Berth's own log: standard error. Never given anything secret: no tokens, no environment, no registry credentials. */

/** Something that should not have happened: a bug. `where` names the place, e.g. `containers.start`. */
export function logUnexpected(where: string, error: unknown): void {
  console.error(`berth: unexpected error in ${where}:`, error);
}

/** Something that people may want to know and need not act on. One line. */
export function logNotice(message: string): void {
  console.error(`berth: ${message}`);
}

/**
 * Logs what nobody caught, and goes on: it comes from one callback of one connection, as of an HTTP client deep in a
 * dependency, and must not take the other engines, jobs and windows with it.
 */
export function logUncaught(): void {
  process.on("uncaughtException", (error) => logUnexpected("a callback", error));
  process.on("unhandledRejection", (error) => logUnexpected("a promise", error));
}
