/** Whether a pointer event tells of a movement: Chromium sends one without when the page appears, or scrolls, under a pointer at rest. */
export function hasMoved({
  movementX,
  movementY,
}: {
  readonly movementX: number;
  readonly movementY: number;
}): boolean {
  return movementX !== 0 || movementY !== 0;
}
