// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot be virtual with placed rows; this is an ARIA grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus roves over the rows; cells and heads hold what takes it
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useCallback, useEffect, useRef } from "react";
import { useContainers } from "../../stores/use-containers.ts";
import { useEngine, useStale } from "../../stores/use-engine.ts";
import { classNames } from "../../ui/class-names.ts";
import { ContextMenu } from "../../ui/context-menu.tsx";
import type { MenuEntry } from "../../ui/menu-entry.ts";
import { ContainerRowView } from "./container-row.tsx";
import styles from "./containers-grid.module.css";
import { useFirstPaint } from "./first-paint.ts";
import { keepPlace, lastPlace } from "./grid-focus.ts";
import { GridHead } from "./grid-head.tsx";
import { pressed } from "./grid-keys.ts";
import { GroupRowView } from "./group-row.tsx";
import { containerMenu, manyMenu } from "./row-menu.tsx";
import type { TableRow } from "./table-model.ts";
import { focusRow, rowKey, targetsOf } from "./table-store.ts";
import { useRovingRow } from "./use-roving-row.ts";

/** Pixels; as in the style sheet. Groups are as high as rows, so the list's height is one multiplication. */
const ROW = 34;
const rowHeight = () => ROW;
/** Room below the last row, so that the bulk bar hides none. */
const BELOW = 72;

/** The table itself: a real grid, of which only the rows in sight are in the page. */
export function ContainersGrid({ rows }: { readonly rows: readonly TableRow[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const stale = useStale();
  const roving = useRovingRow(rows, scroller);
  const painted = useFirstPaint(rows.length > 0);
  // The same function until the rows change: the virtualiser measures all rows anew when it gets another.
  const getItemKey = useCallback((index: number) => (rows[index] === undefined ? index : rowKey(rows[index])), [rows]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: rowHeight,
    overscan: painted ? 6 : 0,
    paddingEnd: BELOW,
    getItemKey,
    initialOffset: lastPlace,
    // The row with the focus stays in the page wherever one scrolls, or the focus would be lost.
    rangeExtractor: (range) => {
      const from = Math.max(0, range.startIndex - range.overscan);
      const to = Math.min(range.count - 1, range.endIndex + range.overscan);
      const shown = Array.from({ length: Math.max(0, to - from + 1) }, (_, offset) => from + offset);
      const { index } = roving;
      return index >= 0 && index < range.count && (index < from || index > to)
        ? [...shown, index].sort((a, b) => a - b)
        : shown;
    },
  });
  useEffect(() => {
    const element = scroller.current;
    return () => keepPlace(element?.scrollTop ?? 0);
  }, []);

  const { index: at, go: goTo } = roving;
  const go = useCallback(
    (index: number) => {
      virtual.scrollToIndex(index);
      goTo(index);
    },
    [virtual, goTo],
  );
  const { pending } = roving;
  useEffect(() => {
    if (pending !== null) virtual.scrollToIndex(pending);
  }, [virtual, pending]);

  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-row]") : null;
    if (row === null || event.defaultPrevented) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW) - 1);
    const openMenu = () => openMenuAt(row);
    if (pressed(event.nativeEvent, event.target === row, { rows, at, page, go, openMenu })) event.preventDefault();
  };

  return (
    <div
      role="grid"
      aria-label="Containers"
      aria-multiselectable="true"
      aria-rowcount={rows.length + 1}
      aria-colcount={6}
      tabIndex={-1}
      className={classNames(styles.grid, stale && styles.stale)}
      onKeyDown={press}
    >
      <GridHead rows={rows} scrolls={virtual.getTotalSize() > (virtual.scrollRect?.height ?? Infinity)} />
      <ContextMenu items={() => menuFor(rows[at])} label="Actions" onCloseAutoFocus={roving.takeBack}>
        <div
          ref={scroller}
          role="rowgroup"
          className={styles.body}
          onContextMenuCapture={(event) => {
            const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-row]") : null;
            if (row === null) event.stopPropagation();
            else focusRow(row.dataset.row ?? null);
          }}
          onFocus={(event) => {
            const row = event.target.closest<HTMLElement>("[data-row]");
            if (row?.dataset.row !== undefined) focusRow(row.dataset.row);
          }}
        >
          <div role="presentation" className={styles.space} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((item) => {
              const row = rows[item.index];
              if (row === undefined) return null;
              const shared = { index: item.index, top: item.start, focused: item.index === at };
              return row.kind === "group" ? (
                <GroupRowView key={item.key} row={row} {...shared} />
              ) : (
                <ContainerRowView key={item.key} id={row.id} flying={virtual.isScrolling || !painted} {...shared} />
              );
            })}
          </div>
        </div>
      </ContextMenu>
    </div>
  );
}

function menuFor(row: TableRow | undefined): readonly MenuEntry[] {
  if (row === undefined) return [];
  const { byId } = useContainers.getState();
  const containers = targetsOf(row).flatMap((id) => byId.get(id) ?? []);
  const [only] = containers;
  if (row.kind === "container" && containers.length === 1 && only !== undefined) {
    return containerMenu(only, useEngine.getState().status?.target ?? null);
  }
  return manyMenu(containers);
}

/** Shift+F10 and the menu key: not every platform turns them into the event that opens the menu. */
function openMenuAt(row: HTMLElement): void {
  const { left, bottom } = row.getBoundingClientRect();
  row.dispatchEvent(
    new MouseEvent("contextmenu", { bubbles: true, cancelable: true, clientX: left + 60, clientY: bottom - 4 }),
  );
}
