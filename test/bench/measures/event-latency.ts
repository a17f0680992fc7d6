/** From an event's time, as the engine stamps it, to the row that shows it on the page. */
import type { Page } from "@playwright/test";

/** Makes one container change, and gives the engine's time of the event in milliseconds since the epoch. */
export type Change = (turn: number) => Promise<{ readonly name: string; readonly at: number }>;

/** Records in the page when each row last changed (after the frame was painted). */
async function watchRows(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: Record<string, number[]> = {};
    Object.assign(window, { __rowChanges: seen });
    const grid = document.querySelector('[role="grid"]');
    if (grid === null) throw new Error("the containers table is not shown");
    new MutationObserver((records) => {
      const names = new Set<string>();
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const name = element?.closest('[role="row"]')?.getAttribute("aria-label");
        if (name) names.add(name);
      }
      requestAnimationFrame(() => {
        const at = performance.timeOrigin + performance.now();
        for (const name of names) {
          seen[name] ??= [];
          seen[name].push(at);
        }
      });
    }).observe(grid, { subtree: true, childList: true, characterData: true, attributes: true });
  });
}

/** Milliseconds for each of `turns` changes, one after the other. */
export async function eventLatencies(page: Page, turns: number, change: Change): Promise<readonly number[]> {
  await watchRows(page);
  const latencies: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const { name, at } = await change(turn);
    const handle = await page.waitForFunction(
      ([row, since]) => {
        const { __rowChanges: seen } = window as unknown as { __rowChanges: Record<string, number[]> };
        return seen[row]?.find((time) => time >= since) ?? null;
      },
      [name, at] as const,
      { timeout: 10_000, polling: 5 },
    );
    latencies.push(((await handle.jsonValue()) ?? Number.NaN) - at);
  }
  return latencies;
}
