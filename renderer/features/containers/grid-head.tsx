// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot be virtual with placed rows; this is an ARIA grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus roves over the rows; cells and heads hold what takes it
import { ArrowDown, ArrowUp } from "lucide-react";
import { useMemo } from "react";
import { Checkbox } from "../../ui/checkbox.tsx";
import { classNames } from "../../ui/class-names.ts";
import styles from "./containers-grid.module.css";
import { extent } from "./selection.ts";
import type { SortKey } from "./table-entry.ts";
import type { TableRow } from "./table-model.ts";
import { clearSelected, sortBy, toggleSelected, useTable } from "./table-store.ts";

const COLUMNS: readonly { readonly key: SortKey; readonly label: string }[] = [
  { key: "name", label: "Name" },
  { key: "image", label: "Image" },
  { key: "ports", label: "Ports" },
  { key: "status", label: "Status" },
];

export interface GridHeadProps {
  readonly rows: readonly TableRow[];
  /** The rows have a scrollbar beside them: the heads leave the same room, to stand over their columns. */
  readonly scrolls: boolean;
}

/** The heads of the columns: each sorts, and the first selects all that is shown. */
export function GridHead({ rows, scrolls }: GridHeadProps) {
  const sort = useTable((state) => state.sort);
  const descending = useTable((state) => state.descending);
  const shown = useMemo(() => allShown(rows), [rows]);
  const checked = useTable((state) => extent(state.selected, shown));
  return (
    <div role="rowgroup" className={classNames(styles.heads, scrolls && styles.scrolls)}>
      <div role="row" aria-rowindex={1} className={styles.head}>
        <span role="columnheader" className={styles.check} aria-label="Selection">
          <Checkbox
            checked={checked}
            aria-label="Select all"
            onChange={() => (checked === true ? clearSelected() : toggleSelected(shown))}
          />
        </span>
        {COLUMNS.map(({ key, label }) => (
          <span
            key={key}
            role="columnheader"
            aria-sort={key === sort ? (descending ? "descending" : "ascending") : "none"}
          >
            <button type="button" className={styles.sort} onClick={() => sortBy(key)}>
              {label}
              {key === sort && (descending ? <ArrowDown size={12} /> : <ArrowUp size={12} />)}
            </button>
          </span>
        ))}
      </div>
    </div>
  );
}

/** Closed groups count with all that the filter lets through. */
function allShown(rows: readonly TableRow[]): readonly string[] {
  const ids = new Set<string>();
  for (const row of rows) {
    if (row.kind === "container") ids.add(row.id);
    else for (const id of row.members) ids.add(id);
  }
  return [...ids];
}
