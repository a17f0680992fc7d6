/** Rule: the desktop page comes from `berth://app/`, a secure origin of its own with no reach into the file system. */
import { readFile } from "node:fs/promises";
import type { Protocol } from "electron";
import { contentType } from "./content-type.ts";
import { fileHeaders } from "./csp.ts";
import { staticPath } from "./static-path.ts";

/** To be called before the app is ready: Electron learns the scheme's privileges only then. */
export function registerAppScheme(protocol: Pick<Protocol, "registerSchemesAsPrivileged">): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: "berth", privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built page from `root`. */
export function serveAppProtocol(protocol: Pick<Protocol, "handle">, root: string): void {
  protocol.handle("berth", (request) => answer(root, request));
}

/** Exported for its test. */
export async function answer(root: string, request: { readonly method: string; readonly url: string }) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.host !== "app") return refuse(403);
  const file = staticPath(root, url.pathname);
  const type = file === null ? null : contentType(file);
  if (file === null || type === null) return refuse(403);
  try {
    return new Response(new Uint8Array(await readFile(file)), { headers: fileHeaders(type) });
  } catch {
    return refuse(404);
  }
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: fileHeaders("text/plain") });
}
