/** From the start of the process to what a person waits for: the first rows (Berth), the first paint (bare window). */
import type { Page } from "@playwright/test";
import { type LaunchOptions, launch } from "../launch.ts";

/** Waits for a performance entry, and gives its time in milliseconds since the epoch. */
async function wallClockOf(page: Page, name: string): Promise<number> {
  const handle = await page.waitForFunction(
    (entry) => {
      const found = performance.getEntriesByName(entry)[0];
      return found === undefined ? null : performance.timeOrigin + found.startTime;
    },
    name,
    { timeout: 60_000 },
  );
  const value = await handle.jsonValue();
  if (value === null) throw new Error(`${name} was not seen`);
  return value;
}

/** Milliseconds from spawn to the page's entry `name`. */
export async function coldStart(options: LaunchOptions, name: string): Promise<number> {
  const app = await launch(options);
  try {
    return (await wallClockOf(app.page, name)) - app.spawnedAt;
  } finally {
    await app.close();
  }
}
