/** Telling whether two lists of rows say the same. Pure. */
import type { GroupRow, TableRow } from "./table-model.ts";

/** The old list when the new one says the same; else the new one, with the old group rows where they say the same. */
export function sameRows(before: readonly TableRow[], after: TableRow[]): readonly TableRow[] {
  const groups = new Map<string, GroupRow>();
  for (const row of before) if (row.kind === "group") groups.set(row.key, row);
  let same = before.length === after.length;
  for (let index = 0; index < after.length; index += 1) {
    const row = after[index];
    if (row?.kind === "group") {
      const old = groups.get(row.key);
      if (old !== undefined && sameGroup(old, row)) after[index] = old;
    }
    same = same && after[index] === before[index];
  }
  return same ? before : after;
}

function sameGroup(one: GroupRow, other: GroupRow): boolean {
  return (
    one.running === other.running &&
    one.total === other.total &&
    one.unhealthy === other.unhealthy &&
    one.failed === other.failed &&
    one.collapsed === other.collapsed &&
    sameItems(one.members, other.members)
  );
}

export function sameItems<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) return false;
  return true;
}
