import type { AppInfo } from "../contract/app.ts";
import manifest from "../package.json" with { type: "json" };

/** Says what this Berth is. `electron` is absent in browser mode. */
export function appInfo(electron?: string): AppInfo {
  const mode = electron === undefined ? "browser" : "desktop";
  return { version: manifest.version, mode, platform: process.platform, electron: electron ?? null };
}
