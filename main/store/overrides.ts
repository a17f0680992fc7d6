/** Settings that the environment decides for this run. */
import type { Settings } from "../../contract/model/settings.ts";

/** `BERTH_HUB_URL`: another base address of Docker Hub's search, e.g. a test's own server. */
export function overridesOf(env: NodeJS.ProcessEnv): Partial<Settings> {
  return env.BERTH_HUB_URL ? { hubUrl: env.BERTH_HUB_URL } : {};
}
