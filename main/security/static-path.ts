/** Rule: a request for one of Berth's own files can reach nothing outside of their folder. */
import { resolve, sep } from "node:path";

/**
 * The file that a URL's path names, or `null` when it is refused. `/` is index.html. Anything that decodes to a way out of
 * the folder, to a drive or to a NUL is refused, not cleaned: nobody honest sends it.
 */
export function staticPath(root: string, pathname: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (!path.startsWith("/") || path.includes("\0") || path.includes("\\") || path.includes(":")) return null;
  if (path.split("/").includes("..")) return null;
  const file = resolve(root, `.${path === "/" ? "/index.html" : path}`);
  return file.startsWith(resolve(root) + sep) ? file : null;
}
