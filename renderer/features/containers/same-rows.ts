/** Telling whether two lists of rows say the same. Pure. */
import type { GroupRow, TableRow } from "./table-model.ts";

/** The old list when the new one says the same; else the new one, with the old group rows where they say the same. */
export function sameRows(before: readonly TableRow[], after: readonly TableRow[]): readonly TableRow[] {
  const groups = new Map<string, GroupRow>();
  for (const row of before) if (row.kind === "group") groups.set(row.key, row);
  const rows = after.map((row) => {
    if (row.kind !== "group") return row;
    const old = groups.get(row.key);
    return old !== undefined && sameGroup(old, row) ? old : row;
  });
  return sameItems(before, rows) ? before : rows;
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
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
