/** Where an arrow key leads from one card of a wrapped grid to another. Pure. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

const middle = (box: Box): number => box.left + box.width / 2;

/**
 * The index of the card that the key leads to; `null` when it leads out of the grid or is none of ours. Cards are given in reading order, in
 * pixels. Up and down go to the nearest card of the next row, also across the gap between two sections.
 */
export function nextCard(boxes: readonly Box[], from: number, key: string): number | null {
  const here = boxes[from];
  if (here === undefined) return null;
  switch (key) {
    case "ArrowRight":
      return from + 1 < boxes.length ? from + 1 : null;
    case "ArrowLeft":
      return from > 0 ? from - 1 : null;
    case "Home":
      return 0;
    case "End":
      return boxes.length - 1;
    case "ArrowDown":
      return nearest(boxes, here, Math.min(...boxes.filter((box) => box.top > here.top).map((box) => box.top)));
    case "ArrowUp":
      return nearest(boxes, here, Math.max(...boxes.filter((box) => box.top < here.top).map((box) => box.top)));
    default:
      return null;
  }
}

function nearest(boxes: readonly Box[], here: Box, top: number): number | null {
  if (!Number.isFinite(top)) return null;
  let best: number | null = null;
  boxes.forEach((box, index) => {
    if (box.top !== top) return;
    const champion = best === null ? undefined : boxes[best];
    if (champion === undefined || Math.abs(middle(box) - middle(here)) < Math.abs(middle(champion) - middle(here))) {
      best = index;
    }
  });
  return best;
}
