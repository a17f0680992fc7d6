/** Which containers are selected. Pure. */

export type Selection = ReadonlySet<string>;

/** All on when one was off, else all off. */
export function toggled(selection: Selection, ids: readonly string[]): Selection {
  const next = new Set(selection);
  const allOn = ids.every((id) => selection.has(id));
  for (const id of ids) {
    if (allOn) next.delete(id);
    else next.add(id);
  }
  return next;
}

/** Adds everything from one row to another, in the order shown. Without a start only the end. */
export function extended(selection: Selection, order: readonly string[], from: string | null, to: string): Selection {
  const end = order.indexOf(to);
  const start = from === null ? end : order.indexOf(from);
  const [low, high] = start < 0 ? [end, end] : start < end ? [start, end] : [end, start];
  return new Set([...selection, ...order.slice(low, high + 1)]);
}

/** Drops what is no longer there; the same set when nothing was dropped. */
export function without(selection: Selection, gone: (id: string) => boolean): Selection {
  const left = [...selection].filter((id) => !gone(id));
  return left.length === selection.size ? selection : new Set(left);
}

/** How much of `ids` is selected, as a checkbox shows it. */
export function extent(selection: Selection, ids: readonly string[]): boolean | "some" {
  if (selection.size === 0 || ids.length === 0) return false;
  let on = 0;
  for (const id of ids) if (selection.has(id)) on += 1;
  return on === 0 ? false : on === ids.length ? true : "some";
}
