/** Where Berth keeps its data. */
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * The data folder: `BERTH_DATA_DIR`, else the platform's usual place, which is where Electron puts it too, so that the
 * desktop app and `serve` share one.
 */
export function dataDir(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): string {
  if (env.BERTH_DATA_DIR) return env.BERTH_DATA_DIR;
  if (platform === "darwin") return join(homedir(), "Library", "Application Support", "Berth");
  if (platform === "win32") return join(env.APPDATA ?? join(homedir(), "AppData", "Roaming"), "Berth");
  return join(env.XDG_CONFIG_HOME ?? join(homedir(), ".config"), "Berth");
}
