/** The keys of the table, as look.md lists them. The grid hands every key that reaches it to `pressed`. */

import { chordOf } from "../../keys.ts";
import { navigate } from "../../router.ts";
import { openLink } from "../../stores/use-app.ts";
import { useContainers } from "../../stores/use-containers.ts";
import { useEngine } from "../../stores/use-engine.ts";
import { act, removeContainers } from "./actions.ts";
import { portLinks } from "./ports.ts";
import { isUp } from "./status-words.ts";
import type { GroupRow, TableRow } from "./table-model.ts";
import { clearSelected, extendSelected, setCollapsed, targetsOf, toggleSelected, useTable } from "./table-store.ts";

export interface GridKeys {
  readonly rows: readonly TableRow[];
  /** Index of the row with the roving focus. */
  readonly at: number;
  /** How many rows are seen at once. */
  readonly page: number;
  /** Moves the focus to a row, scrolling it into sight. */
  readonly go: (index: number) => void;
  /** Opens the row's menu at the row. */
  readonly openMenu: () => void;
}

/** Returns whether the key was taken. `onRow`: the row itself has the focus, not a button in it. */
export function pressed(event: KeyboardEvent, onRow: boolean, grid: GridKeys): boolean {
  const row = grid.rows[grid.at];
  if (row === undefined) return false;
  const chord = chordOf(event);
  if (move(chord, row, grid)) return true;
  if (chord === "Escape") return leave();
  if (!onRow && (chord === "Enter" || chord === " ")) return false;
  return row.kind === "group" ? onGroup(chord, row, grid) : onContainer(chord, row.id, grid);
}

function move(chord: string, row: TableRow, { rows, at, page, go }: GridKeys): boolean {
  const last = rows.length - 1;
  switch (chord) {
    case "ArrowDown":
    case "j":
      go(Math.min(at + 1, last));
      return true;
    case "ArrowUp":
    case "k":
      go(Math.max(at - 1, 0));
      return true;
    case "Home":
      go(0);
      return true;
    case "End":
      go(last);
      return true;
    case "PageDown":
      go(Math.min(at + page, last));
      return true;
    case "PageUp":
      go(Math.max(at - page, 0));
      return true;
    case "shift+ArrowDown":
    case "shift+ArrowUp": {
      const next = chord === "shift+ArrowDown" ? Math.min(at + 1, last) : Math.max(at - 1, 0);
      const to = rows[next];
      go(next);
      if (to?.kind === "container") extendSelected(to.id, row.kind === "container" ? row.id : null);
      return true;
    }
    default:
      return false;
  }
}

function onGroup(chord: string, row: GroupRow, { openMenu, go, at }: GridKeys): boolean {
  switch (chord) {
    case "ArrowLeft":
      setCollapsed(row.key, true);
      return true;
    case "ArrowRight":
      if (row.collapsed) setCollapsed(row.key, false);
      else go(at + 1);
      return true;
    case "Enter":
      setCollapsed(row.key, !row.collapsed);
      return true;
    case " ":
      toggleSelected(row.members);
      return true;
    default:
      return onMany(chord, row.members, openMenu);
  }
}

function onContainer(chord: string, id: string, grid: GridKeys): boolean {
  const container = useContainers.getState().byId.get(id);
  if (container === undefined) return false;
  switch (chord) {
    case "ArrowLeft": {
      const head = grid.rows.findLastIndex((row, index) => index < grid.at && row.kind === "group");
      if (head < 0) return false;
      grid.go(head);
      return true;
    }
    case "Enter":
    case "l":
      navigate({ page: "container", id, tab: "logs" });
      return true;
    case " ":
      toggleSelected([id]);
      return true;
    case "o": {
      const link = portLinks(container.ports, useEngine.getState().status?.target ?? null).find(
        ({ url }) => url !== null,
      );
      if (link?.url !== undefined && link.url !== null) void openLink(link.url);
      return true;
    }
    default:
      return onMany(chord, targetsOf({ kind: "container", id }), grid.openMenu);
  }
}

/** What acts on the selection when the row belongs to it. */
function onMany(chord: string, ids: readonly string[], openMenu: () => void): boolean {
  switch (chord) {
    case "s":
      startOrStop(ids);
      return true;
    case "r":
      void act("restart", ids);
      return true;
    case "Backspace":
    case "Delete":
      removeContainers(ids);
      return true;
    case "shift+F10":
    case "ContextMenu":
      openMenu();
      return true;
    default:
      return false;
  }
}

/** Stops them when all are up, else starts those that are not. */
function startOrStop(ids: readonly string[]): void {
  const { byId } = useContainers.getState();
  const down = ids.filter((id) => {
    const container = byId.get(id);
    return container !== undefined && !isUp(container);
  });
  void (down.length === 0 ? act("stop", ids) : act("start", down));
}

function leave(): boolean {
  if (useTable.getState().selected.size === 0) return false;
  clearSelected();
  return true;
}
