/** A long log read from its start to its end in Berth's log view. */
import type { Page } from "@playwright/test";

export interface LogFlood {
  /** Milliseconds from the click to the view having caught up. */
  readonly duration: number;
  /** The longest time that the page did not answer, milliseconds. */
  readonly longestBlock: number;
}

/** The container's page must be shown. Resolves when the view says that it keeps `lines` lines. */
export async function readWholeLog(page: Page, lines: number): Promise<LogFlood> {
  await page.getByRole("button", { name: "More log actions" }).click();
  const all = page.getByRole("menuitemradio", { name: "All from the start" });
  await all.waitFor();
  await page.evaluate(() => {
    const probe = { longest: 0, last: performance.now() };
    Object.assign(window, { __block: probe });
    const channel = new MessageChannel();
    // A message to itself comes back as soon as the page is free: the gap between two is how long it was not.
    channel.port1.onmessage = () => {
      const now = performance.now();
      probe.longest = Math.max(probe.longest, now - probe.last);
      probe.last = now;
      setTimeout(() => channel.port2.postMessage(null), 4);
    };
    channel.port2.postMessage(null);
  });
  const began = Date.now();
  await all.click();
  const ended = await page.waitForFunction(
    (wanted) => {
      // The mark first: to look through the text ten times a second would be a good part of the page's work.
      const mark = performance.getEntriesByName("berth:log-caught-up")[0];
      if (mark === undefined) return null;
      const text = document.querySelector('[aria-label="Log"]')?.textContent ?? "";
      const kept = /([\d.,\u202f]+) lines kept/.exec(text)?.[1]?.replace(/\D/g, "");
      return Number(kept) >= wanted ? performance.timeOrigin + mark.startTime : null;
    },
    lines,
    { timeout: 180_000, polling: 100 },
  );
  const duration = ((await ended.jsonValue()) ?? Number.NaN) - began;
  const longestBlock = await page.evaluate(
    () => (window as unknown as { __block: { longest: number } }).__block.longest,
  );
  return { duration, longestBlock };
}
