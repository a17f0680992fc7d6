/** Marks when the first rows are painted, once in the page's life: `berth:rows-painted`, for the benchmark and for profiles. */
import { useEffect } from "react";

let marked = false;

export function usePaintedMark(hasRows: boolean): void {
  useEffect(() => {
    if (marked || !hasRows) return;
    marked = true;
    requestAnimationFrame(() => performance.mark("berth:rows-painted"));
  }, [hasRows]);
}
