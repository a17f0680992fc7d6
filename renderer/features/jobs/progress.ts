/** A pull's layers as numbers to draw: the four liquid columns, and the whole. Pure. */
import type { LayerProgress, PullProgress } from "../../../contract/model/job.ts";

export const COLUMNS = 4;

/** How much of a layer has arrived, 0 to 1. A layer of unknown size counts as empty until it is there: never a guess. */
export function arrived(layer: LayerProgress): number {
  switch (layer.state) {
    case "downloaded":
    case "extracting":
    case "done":
    case "exists":
    case "verifying":
      return 1;
    case "downloading":
      return layer.total === null || layer.total === 0 ? 0 : Math.min(1, layer.current / layer.total);
    case "waiting":
      return 0;
  }
}

/**
 * The heights of the four columns, 0 to 1. Layers are dealt out in their order, so that each column holds some; a column is as full as
 * its layers, weighed by their size where the engine has said it. Fewer layers than columns: neighbours share one.
 */
export function columnLevels(layers: readonly LayerProgress[]): readonly number[] {
  return Array.from({ length: COLUMNS }, (_, column) => {
    const own =
      layers.length >= COLUMNS
        ? layers.filter((_, index) => index % COLUMNS === column)
        : layers.filter((_, index) => index === Math.floor((column * layers.length) / COLUMNS));
    const weigh = own.every((layer) => layer.total !== null && layer.total > 0);
    let full = 0;
    let all = 0;
    for (const layer of own) {
      const weight = weigh ? (layer.total ?? 1) : 1;
      full += weight * arrived(layer);
      all += weight;
    }
    return all === 0 ? 0 : full / all;
  });
}

/** The whole as 0 to 1; `null` while it is not known how much there is. */
export function fraction(progress: PullProgress): number | null {
  if (progress.total === null) return null;
  return progress.total === 0 ? 1 : Math.min(1, progress.current / progress.total);
}

/** The whole in per cent, rounded down so that 100 means all of it; `null` while not known. */
export function percent(progress: PullProgress | null): number | null {
  const whole = progress === null ? null : fraction(progress);
  return whole === null ? null : Math.floor(whole * 100);
}
