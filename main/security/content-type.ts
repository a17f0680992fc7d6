/** Rule: only kinds of file that Berth ships are served, each with its type; browsers must not guess (`nosniff`). */
import { extname } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8",
};

/** `null` for a kind of file that Berth does not serve. */
export function contentType(file: string): string | null {
  return types[extname(file).toLowerCase()] ?? null;
}
