/** Drawing that follows a feed without running after each of its changes. */

/** A menu that is being read must not change under the pointer all the time, and building one is not free. Milliseconds. */
export const PAUSE = 500;

/**
 * Draws the first change at once, and those that come within the pause after it together at its end. `apply` takes an update
 * in and says whether there is anything to draw. Ends with the feed.
 */
export async function drawChanges<T>(
  updates: AsyncIterable<T>,
  apply: (update: T) => boolean,
  draw: () => void,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let stale = false;
  const redraw = (): void => {
    stale = false;
    draw();
    timer = setTimeout(rest, PAUSE);
  };
  const rest = (): void => {
    timer = undefined;
    if (stale) redraw();
  };
  try {
    for await (const update of updates) {
      if (!apply(update)) continue;
      stale = true;
      if (timer === undefined) redraw();
    }
  } finally {
    clearTimeout(timer);
  }
}
