// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot be virtual with placed rows; this is an ARIA grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus roves over the rows; cells and heads hold what takes it
import { Box, ChevronDown, ChevronRight, LayoutGrid } from "lucide-react";
import { type MouseEvent, memo } from "react";
import { Badge } from "../../ui/badge.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { classNames } from "../../ui/class-names.ts";
import { countOf } from "../../ui/format.ts";
import styles from "./containers-grid.module.css";
import { extent } from "./selection.ts";
import type { GroupRow } from "./table-model.ts";
import { focusRow, rowKey, setCollapsed, toggleSelected, useTable } from "./table-store.ts";

export interface GroupRowProps {
  readonly row: GroupRow;
  readonly index: number;
  readonly top: number;
  readonly focused: boolean;
}

/** The head of a Compose project, or of the containers of their own. */
export const GroupRowView = memo(function GroupRowView({ row, index, top, focused }: GroupRowProps) {
  const checked = useTable((state) => extent(state.selected, row.members));
  const name = groupName(row);
  const summary = groupSummary(row);
  const Chevron = row.collapsed ? ChevronRight : ChevronDown;
  const Icon = row.key === "" ? Box : LayoutGrid;
  const click = (event: MouseEvent) => {
    if (event.target instanceof HTMLInputElement) return;
    focusRow(rowKey(row));
    setCollapsed(row.key, !row.collapsed);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys for all rows
    <div
      role="row"
      aria-label={`${name}, ${summary}`}
      // A grid's rows may not carry aria-expanded.
      aria-description={row.collapsed ? "Closed" : "Open"}
      aria-rowindex={index + 2}
      aria-selected={checked === true}
      tabIndex={focused ? 0 : -1}
      data-row={rowKey(row)}
      className={classNames(styles.group, checked !== false && styles.chosen)}
      style={{ transform: `translateY(${top}px)` }}
      onClick={click}
    >
      <span role="gridcell" className={styles.check}>
        <Chevron size={14} aria-hidden="true" />
      </span>
      <span role="gridcell" className={styles.groupName} aria-colspan={5}>
        <span className={styles.groupMark}>
          <Icon size={14} aria-hidden="true" />
          <Checkbox
            checked={checked}
            aria-label={`Select all of ${name}`}
            tabIndex={focused ? 0 : -1}
            onChange={() => toggleSelected(row.members)}
          />
        </span>
        <b className={styles.groupTitle}>{name}</b>
        <span className={styles.summary}>{summary}</span>
        {row.unhealthy > 0 && <Badge tone="warn">{row.unhealthy} unhealthy</Badge>}
        {row.failed > 0 && <Badge tone="danger">{row.failed} failed</Badge>}
      </span>
    </div>
  );
});

function groupName(row: GroupRow): string {
  return row.key === "" ? "Standalone" : row.key;
}

/** "5 running", "3 of 4 running", "2 stopped". */
function groupSummary({ running, total }: GroupRow): string {
  if (running === total) return `${total} running`;
  if (running === 0) return `${countOf(total, "stopped", "stopped")}`;
  return `${running} of ${total} running`;
}
