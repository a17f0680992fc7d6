/**
 * The order of the table's rows, kept up step by step: of ten thousand containers one changes, and only that one is filed anew.
 * `read` walks over all entries once, and gives the same arrays back when nothing that it shows has changed.
 */
import type { ContainerSummary } from "../../../contract/model/container.ts";
import { sameItems, sameRows } from "./same-rows.ts";
import {
  type ContainerRow,
  type Entry,
  inSegment,
  makeEntry,
  matches,
  type Segment,
  type SortKey,
  sameEntry,
} from "./table-entry.ts";

export interface TableView {
  /** What was typed into the filter. */
  readonly text: string;
  readonly segment: Segment;
  readonly sort: SortKey;
  readonly descending: boolean;
  readonly grouped: boolean;
  /** Keys of the groups that are closed. A filter looks into them all the same. */
  readonly collapsed: ReadonlySet<string>;
}

export interface GroupRow {
  readonly kind: "group";
  /** The project's name; empty for the containers of their own. */
  readonly key: string;
  readonly running: number;
  readonly total: number;
  readonly unhealthy: number;
  readonly failed: number;
  readonly collapsed: boolean;
  /** Its members that the filter lets through. */
  readonly members: readonly string[];
}

export type TableRow = ContainerRow | GroupRow;
export type Counts = Readonly<Record<Segment, number>>;

export interface TableSnapshot {
  readonly rows: readonly TableRow[];
  /** How many of those that the filter's text lets through are in which segment. */
  readonly counts: Counts;
  /** All containers, whatever the filter. */
  readonly total: number;
}

export interface TableModel {
  reset(containers: Iterable<ContainerSummary>): void;
  patch(upserted: readonly ContainerSummary[], removed: readonly string[]): void;
  setView(view: TableView): void;
  read(): TableSnapshot;
}

/** From here on sorting everything anew is cheaper than filing one by one. */
const MANY = 500;

export function createTableModel(initial: TableView): TableModel {
  let view = initial;
  let sorted: Entry[] = [];
  const byId = new Map<string, Entry>();
  const containers = new Map<string, ContainerSummary>();
  let snapshot: TableSnapshot | null = null;
  let stale = true;

  const compare = (one: Entry, other: Entry): number => {
    if (view.grouped && one.group !== other.group) {
      // Containers of their own come last.
      if (one.group === "" || other.group === "") return one.group === "" ? 1 : -1;
      return one.group < other.group ? -1 : 1;
    }
    if (one.sortBy !== other.sortBy) return one.sortBy < other.sortBy === !view.descending ? -1 : 1;
    if (one.name !== other.name) return one.name < other.name ? -1 : 1;
    return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
  };

  /** The place of an entry, or where it belongs. The order is total, so the search is exact. */
  const placeOf = (entry: Entry): number => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = sorted[middle];
      if (other !== undefined && compare(other, entry) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const rebuild = () => {
    for (const container of containers.values()) {
      byId.set(container.id, makeEntry(container, view.sort, byId.get(container.id)?.row));
    }
    sorted = [...byId.values()].sort(compare);
    stale = true;
  };

  const forget = (id: string) => {
    const entry = byId.get(id);
    if (entry === undefined) return;
    sorted.splice(placeOf(entry), 1);
    byId.delete(id);
    stale = true;
  };

  /** Files a new or changed container. When nothing of it matters to the order or the sums, nothing is drawn again. */
  const file = (container: ContainerSummary) => {
    const before = byId.get(container.id);
    const entry = makeEntry(container, view.sort, before?.row);
    if (before !== undefined && sameEntry(before, entry)) return;
    forget(container.id);
    byId.set(entry.id, entry);
    sorted.splice(placeOf(entry), 0, entry);
    stale = true;
  };

  return {
    reset: (all) => {
      containers.clear();
      for (const container of all) containers.set(container.id, container);
      for (const id of byId.keys()) if (!containers.has(id)) byId.delete(id);
      rebuild();
    },
    patch: (upserted, removed) => {
      const many = upserted.length + removed.length > MANY;
      for (const id of removed) {
        containers.delete(id);
        if (many) byId.delete(id);
        else forget(id);
      }
      for (const container of upserted) {
        containers.set(container.id, container);
        if (many) continue;
        file(container);
      }
      if (many) rebuild();
    },
    setView: (next) => {
      const reorder = next.sort !== view.sort || next.descending !== view.descending || next.grouped !== view.grouped;
      view = next;
      if (reorder) rebuild();
      stale = true;
    },
    read: () => {
      if (stale || snapshot === null) snapshot = keepSame(snapshot, draw(sorted, view));
      stale = false;
      return snapshot;
    },
  };
}

/** One walk over the entries in their order. Plain loops: this runs at each change, over ten thousand entries. */
function draw(sorted: readonly Entry[], view: TableView): TableSnapshot {
  const words = view.text.toLowerCase().split(/\s+/).filter(Boolean);
  const counts = { all: 0, running: 0, stopped: 0, problems: 0 };
  const rows: TableRow[] = [];
  let from = 0;
  while (from < sorted.length) {
    const to = view.grouped ? endOfGroup(sorted, from) : sorted.length;
    drawGroup(sorted, from, to, view, words, counts, rows);
    from = to;
  }
  return { rows, counts, total: sorted.length };
}

function endOfGroup(sorted: readonly Entry[], from: number): number {
  const group = sorted[from]?.group;
  let to = from + 1;
  while (to < sorted.length && sorted[to]?.group === group) to += 1;
  return to;
}

/** Adds the rows of the entries `from` up to, not including, `to`, which are one group; and counts them. */
function drawGroup(
  sorted: readonly Entry[],
  from: number,
  to: number,
  view: TableView,
  words: readonly string[],
  counts: { all: number; running: number; stopped: number; problems: number },
  rows: TableRow[],
): void {
  const key = sorted[from]?.group ?? "";
  const collapsed = view.grouped && words.length === 0 && view.collapsed.has(key);
  const head = rows.length;
  const members: string[] = [];
  let running = 0;
  let unhealthy = 0;
  let failed = 0;
  for (let index = from; index < to; index += 1) {
    const entry = sorted[index];
    if (entry === undefined) continue;
    if (entry.up) running += 1;
    if (entry.unhealthy) unhealthy += 1;
    if (entry.failed) failed += 1;
    if (words.length > 0 && !matches(entry, words)) continue;
    counts.all += 1;
    if (entry.up) counts.running += 1;
    else counts.stopped += 1;
    if (entry.problem) counts.problems += 1;
    if (!inSegment(entry, view.segment)) continue;
    // The group's own row goes in before its first member's, when its sums are known.
    if (members.length === 0 && view.grouped) rows.push(entry.row);
    members.push(entry.id);
    if (!collapsed) rows.push(entry.row);
  }
  if (!view.grouped || members.length === 0) return;
  rows[head] = { kind: "group", key, running, total: to - from, unhealthy, failed, collapsed, members };
}

/** Hands the old objects on where the new ones say the same, so that nobody draws again for nothing. */
function keepSame(before: TableSnapshot | null, after: TableSnapshot): TableSnapshot {
  if (before === null) return after;
  const rows = sameRows(before.rows, [...after.rows]);
  const counts = sameItems(Object.values(before.counts), Object.values(after.counts)) ? before.counts : after.counts;
  const same = rows === before.rows && counts === before.counts && before.total === after.total;
  return same ? before : { rows, counts, total: after.total };
}
