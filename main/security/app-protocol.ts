/** Rule: the desktop page comes from `berth://app/`, a secure origin of its own with no reach into the file system. */
import { readFile } from "node:fs/promises";
import type { Protocol } from "electron";
import { contentType } from "./content-type.ts";
import { fileHeaders } from "./csp.ts";
import { staticPath } from "./static-path.ts";

/** To be called before the app is ready: Electron learns the scheme's privileges only then. */
export function registerAppScheme(protocol: Pick<Protocol, "registerSchemesAsPrivileged">): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: "berth", privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/**
 * Serves the built page from `root`. Not by the newer `protocol.handle`: with the first of its Request and Response objects Node loads
 * undici, which costs as much as the rest of Berth's start, just while the page waits for its script.
 * Resolves when the page has been handed out with the scripts and styles that it names: until then main should do nothing else, for the
 * page's process waits for each answer, and for a word of main before its preload script.
 */
export function serveAppProtocol(protocol: Pick<Protocol, "registerBufferProtocol">, root: string): Promise<void> {
  return new Promise((resolve) => {
    const awaited = new Set(["/"]);
    protocol.registerBufferProtocol("berth", async (request, callback) => {
      const file = await answer(root, request);
      callback(file);
      const { pathname } = new URL(request.url);
      if (!awaited.delete(pathname)) return;
      if (pathname === "/") for (const name of namedBy(file.data.toString())) awaited.add(name);
      if (awaited.size === 0) resolve();
    });
  });
}

/** The paths of the scripts and styles in a page that Vite has built. */
function namedBy(page: string): readonly string[] {
  return [...page.matchAll(/ (?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map(([, path = ""]) => path);
}

export interface FileAnswer {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly data: Buffer;
}

/** Exported for its test. */
export async function answer(
  root: string,
  request: { readonly method: string; readonly url: string },
): Promise<FileAnswer> {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.host !== "app") return refuse(403);
  const file = staticPath(root, url.pathname);
  const type = file === null ? null : contentType(file);
  if (file === null || type === null) return refuse(403);
  try {
    return { statusCode: 200, headers: fileHeaders(type), data: await readFile(file) };
  } catch {
    return refuse(404);
  }
}

function refuse(statusCode: number): FileAnswer {
  return { statusCode, headers: fileHeaders("text/plain"), data: Buffer.alloc(0) };
}
