/** Memory of all processes when the app has come to rest. */
import { setTimeout as delay } from "node:timers/promises";
import { type LaunchOptions, launch } from "../launch.ts";
import { proportionalMemory } from "../processes.ts";

/** How long an app gets to come to rest before it is weighed, milliseconds. */
const SETTLE = 5_000;

/** Bytes (PSS) of the whole process tree, `ready` having happened on the page. */
export async function idleMemory(options: LaunchOptions, ready: string): Promise<number> {
  const app = await launch(options);
  try {
    await app.page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, ready, { timeout: 60_000 });
    await delay(SETTLE);
    return proportionalMemory(app.pid);
  } finally {
    await app.close();
  }
}
