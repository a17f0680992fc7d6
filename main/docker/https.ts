/**
 * Node's `https`, loaded with the first secured engine: with it come TLS and crypto, which take twice as long to load as `http`, while
 * the page waits. Most engines are behind a local socket.
 */
export function https(): typeof import("node:https") {
  return process.getBuiltinModule("node:https");
}
