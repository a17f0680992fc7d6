/** The one row that the keyboard stands on. After a removal it is the next row; the focus follows when it was in the table. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { holdGridFocus } from "./grid-focus.ts";
import type { TableRow } from "./table-model.ts";
import { focusRow, rowKey, useTable } from "./table-store.ts";

export interface RovingRow {
  readonly index: number;
  /** Moves to a row and gives it the focus as soon as it is in the page. */
  readonly go: (index: number) => void;
  /** The row that waits for the focus; scroll it into sight. */
  readonly pending: number | null;
  /** For menus: takes the focus back to the row, unless a dialog has it. */
  readonly takeBack: (event?: Event) => void;
}

export function useRovingRow(rows: readonly TableRow[], body: RefObject<HTMLElement | null>): RovingRow {
  const focused = useTable((state) => state.focused);
  const known = indexOfKey(rows, focused);
  const lastIndex = useRef(0);
  // The row is gone: the one that took its place has the turn.
  const index = known >= 0 ? known : Math.min(lastIndex.current, rows.length - 1);
  const [pending, setPending] = useState<number | null>(null);

  useLayoutEffect(() => {
    lastIndex.current = Math.max(0, index);
  }, [index]);

  const focusAt = useCallback(
    (wanted: number) => {
      const row = rows[wanted];
      if (row === undefined) return false;
      const element = body.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(rowKey(row))}"]`);
      element?.focus({ preventScroll: true });
      return element !== null && element !== undefined;
    },
    [rows, body],
  );

  // A row that had the focus left the page with it: the browser's focus fell to the body. Give it to the next row.
  useEffect(() => {
    if (known >= 0 || focused === null || rows[index] === undefined) return;
    focusRow(rowKey(rows[index]));
    if (document.activeElement === document.body) setPending(index);
  }, [known, focused, rows, index]);

  useEffect(() => {
    if (pending === null) return;
    if (focusAt(pending)) setPending(null);
  });

  // Back on the list: the row that one left by has the focus again, unless something else took it.
  const atFirst = useRef(index);
  useEffect(() => {
    const left = useTable.getState().focused !== null;
    if (left && document.activeElement === document.body) setPending(atFirst.current);
  }, []);

  const go = useCallback(
    (wanted: number) => {
      const row = rows[wanted];
      if (row === undefined) return;
      focusRow(rowKey(row));
      if (!focusAt(wanted)) setPending(wanted);
    },
    [rows, focusAt],
  );

  const takeBack = useCallback(
    (event?: Event) => {
      event?.preventDefault();
      // What the menu opened may want the focus, and gets it in the same moment.
      requestAnimationFrame(() => {
        if (document.querySelector('[role="dialog"], [role="alertdialog"]') === null) go(index);
      });
    },
    [go, index],
  );
  useEffect(() => holdGridFocus(takeBack), [takeBack]);

  return { index, go, pending, takeBack };
}

function indexOfKey(rows: readonly TableRow[], key: string | null): number {
  return key === null ? -1 : rows.findIndex((row) => rowKey(row) === key);
}
