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
        const row = byId.get(container.id)?.row;
        forget(container.id);
        const entry = makeEntry(container, view.sort, row);
        byId.set(entry.id, entry);
        sorted.splice(placeOf(entry), 0, entry);
      }
      if (many) rebuild();
      stale = true;
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

/** One walk over the entries in their order. */
function draw(sorted: readonly Entry[], view: TableView): TableSnapshot {
  const words = view.text.toLowerCase().split(/\s+/).filter(Boolean);
  const counts = { all: 0, running: 0, stopped: 0, problems: 0 };
  const rows: TableRow[] = [];
  let group: Entry[] = [];

  const close = () => {
    const shown = group.filter((entry) => inSegment(entry, view.segment) && matches(entry, words));
    const first = group[0];
    if (first !== undefined && shown.length > 0) {
      const closed = view.grouped && view.collapsed.has(first.group) && words.length === 0;
      if (view.grouped) rows.push(groupRow(first.group, group, shown, closed));
      if (!closed) for (const entry of shown) rows.push(entry.row);
    }
    group = [];
  };

  for (const entry of sorted) {
    if (matches(entry, words)) {
      counts.all += 1;
      if (entry.up) counts.running += 1;
      else counts.stopped += 1;
      if (entry.problem) counts.problems += 1;
    }
    if (view.grouped && group[0] !== undefined && group[0].group !== entry.group) close();
    group.push(entry);
  }
  close();
  return { rows, counts, total: sorted.length };
}

function groupRow(key: string, all: readonly Entry[], shown: readonly Entry[], collapsed: boolean): GroupRow {
  let running = 0;
  let unhealthy = 0;
  let failed = 0;
  for (const entry of all) {
    if (entry.up) running += 1;
    if (entry.unhealthy) unhealthy += 1;
    if (entry.failed) failed += 1;
  }
  const members = shown.map((entry) => entry.id);
  return { kind: "group", key, running, total: all.length, unhealthy, failed, collapsed, members };
}

/** Hands the old objects on where the new ones say the same, so that nobody draws again for nothing. */
function keepSame(before: TableSnapshot | null, after: TableSnapshot): TableSnapshot {
  if (before === null) return after;
  const rows = sameRows(before.rows, after.rows);
  const counts = sameItems(Object.values(before.counts), Object.values(after.counts)) ? before.counts : after.counts;
  const same = rows === before.rows && counts === before.counts && before.total === after.total;
  return same ? before : { rows, counts, total: after.total };
}
