/** Which API version Berth and the engine speak. Pure. Source: Engine API, "Versioned API and SDK". */

/** The newest version that Berth is tested with. A newer engine is spoken to in this one, so that its changes cannot surprise. */
export const NEWEST_API = "1.51";
/** The oldest: engine 20.10 and Podman's Docker API. Nothing older is tested, so nothing older is promised. */
export const OLDEST_API = "1.41";

export type Negotiated = { readonly ok: true; readonly version: string } | { readonly ok: false };

/** `engine` is the newest version that the engine speaks (`Api-Version` of `/_ping`). */
export function negotiate(engine: string): Negotiated {
  if (compareVersions(engine, OLDEST_API) < 0) return { ok: false };
  return { ok: true, version: compareVersions(engine, NEWEST_API) < 0 ? engine : NEWEST_API };
}

/** Negative when `a` is older than `b`. Numbers between dots; what is no number counts as 0. */
export function compareVersions(a: string, b: string): number {
  const left = a.split(".").map(part);
  const right = b.split(".").map(part);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function part(text: string): number {
  const value = Number.parseInt(text, 10);
  return Number.isNaN(value) ? 0 : value;
}
