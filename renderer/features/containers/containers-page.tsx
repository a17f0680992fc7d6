import { useRef } from "react";
import { useKeys } from "../../keys.ts";
import { useContainers } from "../../stores/use-containers.ts";
import { countOf } from "../../ui/format.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { StatusBar } from "../frame/status-bar.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { ContainersGrid } from "./containers-grid.tsx";
import styles from "./containers-page.module.css";
import { returnToGrid } from "./grid-focus.ts";
import { NothingShown } from "./nothing-shown.tsx";
import { StateAnnouncer } from "./state-announcer.tsx";
import { clearFilter, clearSelected, useTable, useTableRows } from "./table-store.ts";
import { Toolbar } from "./toolbar.tsx";

const HINTS = [
  { keys: ["ArrowUp", "ArrowDown"], label: "move" },
  { keys: ["space"], label: "select" },
  { keys: ["enter"], label: "open" },
  { keys: ["S"], label: "start or stop" },
  { keys: ["R"], label: "restart" },
  { keys: ["L"], label: "logs" },
];

/** The list of containers. */
export function ContainersPage() {
  const { rows, counts, total } = useTableRows();
  const loaded = useContainers((state) => state.loaded);
  const filter = useRef<HTMLInputElement>(null);
  const toFilter = () => filter.current?.select();
  useKeys({
    "/": toFilter,
    "mod+f": toFilter,
    ArrowDown: returnToGrid,
    ArrowUp: returnToGrid,
    j: returnToGrid,
    k: returnToGrid,
    Escape: clear,
  });
  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">Containers</h1>
      <Toolbar counts={counts} filter={filter} onLeave={returnToGrid} />
      {loaded ? (
        rows.length > 0 ? (
          <ContainersGrid rows={rows} />
        ) : (
          <NothingShown total={total} />
        )
      ) : (
        <div className={styles.waiting}>
          <Skeleton label="Loading containers" rows={12} />
        </div>
      )}
      <BulkBar />
      <StateAnnouncer />
      <StatusBar hints={HINTS}>{loaded ? countOf(total, "container") : undefined}</StatusBar>
    </div>
  );
}

/** Escape clears the selection first, then the filter. */
function clear(): boolean {
  const { selected, text, segment } = useTable.getState();
  if (selected.size > 0) clearSelected();
  else if (text !== "" || segment !== "all") clearFilter();
  else return false;
  return true;
}
