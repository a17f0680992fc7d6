/** Why Berth cannot start, as one line for people. Anything else that is thrown while it starts is a bug. */
export class StartError extends Error {
  override name = "StartError";
}
