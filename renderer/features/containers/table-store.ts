/** The table as it stands on the page: its view, its selection, the row with the focus. Kept while other pages are shown. */
import { useSyncExternalStore } from "react";
import { create } from "zustand";
import { onContainersChange, useContainers } from "../../stores/use-containers.ts";
import { changeSettings, useSettings } from "../../stores/use-settings.ts";
import { extended, type Selection, toggled, without } from "./selection.ts";
import type { Segment, SortKey } from "./table-entry.ts";
import { createTableModel, type TableRow, type TableSnapshot, type TableView } from "./table-model.ts";

interface TableState extends TableView {
  readonly selected: Selection;
  /** Where an extension of the selection begins. */
  readonly anchor: string | null;
  /** The row with the roving focus: a container's id, or `group:KEY`. */
  readonly focused: string | null;
}

export const useTable = create<TableState>(() => ({
  text: "",
  segment: "all",
  sort: "name",
  descending: false,
  grouped: useSettings.getState().settings?.groupByProject ?? true,
  collapsed: new Set(),
  selected: new Set(),
  anchor: null,
  focused: null,
}));

const model = createTableModel(useTable.getState());
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

let first = true;
/** Begins to follow the containers when the table is first shown, and goes on from then on. */
function subscribe(listener: () => void): () => void {
  if (first) {
    first = false;
    model.reset(useContainers.getState().byId.values());
    onContainersChange((change) => {
      if (change.reset) model.reset(useContainers.getState().byId.values());
      else model.patch(change.upserted, change.removed);
      forgetGone(change.reset ? (id) => !useContainers.getState().byId.has(id) : setOf(change.removed));
      tell();
    });
  }
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function setOf(ids: readonly string[]): (id: string) => boolean {
  const set = new Set(ids);
  return (id) => set.has(id);
}

function forgetGone(gone: (id: string) => boolean): void {
  const { selected } = useTable.getState();
  const left = without(selected, gone);
  if (left !== selected) useTable.setState({ selected: left });
}

useSettings.subscribe(({ settings }) => {
  if (settings !== null && settings.groupByProject !== useTable.getState().grouped)
    change({ grouped: settings.groupByProject });
});

function change(view: Partial<TableView>): void {
  useTable.setState(view);
  model.setView(useTable.getState());
  tell();
}

/** The rows to draw, and the counts. The same object until something in it changes. */
export function useTableRows(): TableSnapshot {
  return useSyncExternalStore(subscribe, model.read);
}

export const setText = (text: string) => change({ text });
export const setSegment = (segment: Segment) => change({ segment });

export function setGrouped(grouped: boolean): void {
  change({ grouped });
  void changeSettings({ groupByProject: grouped });
}

/** Sorts by a column; the other way round when it does already. */
export function sortBy(sort: SortKey): void {
  const { sort: present, descending } = useTable.getState();
  change({ sort, descending: sort === present && !descending });
}

export function setCollapsed(key: string, collapsed: boolean): void {
  const next = new Set(useTable.getState().collapsed);
  if (collapsed) next.add(key);
  else next.delete(key);
  change({ collapsed: next });
}

export function clearFilter(): void {
  change({ text: "", segment: "all" });
}

/** The key of a row: for React, for the focus, and in the page as `data-row`. */
export function rowKey(row: TableRow): string {
  return row.kind === "group" ? `group:${row.key}` : row.id;
}

export function focusRow(key: string | null): void {
  useTable.setState({ focused: key });
}

export function toggleSelected(ids: readonly string[]): void {
  const { selected } = useTable.getState();
  useTable.setState({ selected: toggled(selected, ids), anchor: ids.at(-1) ?? null });
}

/** Selects all rows from the last selected one, else from `from`, to this. */
export function extendSelected(to: string, from: string | null = null): void {
  const { selected, anchor: last } = useTable.getState();
  const anchor = last ?? from;
  const order = model.read().rows.flatMap((row) => (row.kind === "container" ? [row.id] : []));
  useTable.setState({ selected: extended(selected, order, anchor, to), anchor: anchor ?? to });
}

export function clearSelected(): void {
  useTable.setState({ selected: new Set(), anchor: null });
}

/** What an action on this row is meant for: the whole selection when the row belongs to it, else the row alone. */
export function targetsOf(row: TableRow): readonly string[] {
  if (row.kind === "group") return row.members;
  const { selected } = useTable.getState();
  return selected.has(row.id) ? [...selected] : [row.id];
}
