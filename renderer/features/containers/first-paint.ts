/** When the first rows are on the screen. */
import { useEffect, useState } from "react";

let marked = false;

/**
 * `true` once the first rows are painted, from then on for the page's life: what nobody sees before they point at a row is drawn after.
 * The moment is marked as `berth:rows-painted`, for the benchmark and for profiles.
 */
export function useFirstPaint(hasRows: boolean): boolean {
  const [painted, setPainted] = useState(marked);
  useEffect(() => {
    if (marked || !hasRows) return;
    marked = true;
    requestAnimationFrame(() => {
      performance.mark("berth:rows-painted");
      // A task of its own, so that the frame goes out first.
      setTimeout(() => setPainted(true));
    });
  }, [hasRows]);
  return painted;
}
