import { Trash2 } from "lucide-react";
import { useShallow } from "zustand/react/shallow";
import type { ContainerSummary } from "../../../contract/model/container.ts";
import { useContainers } from "../../stores/use-containers.ts";
import { Button } from "../../ui/button.tsx";
import { formatCount } from "../../ui/format.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { removeContainers } from "./actions.ts";
import styles from "./bulk-bar.module.css";
import { bulkChoices } from "./row-menu.tsx";
import type { Selection } from "./selection.ts";
import { clearSelected, useTable } from "./table-store.ts";

/** Floats while anything is selected. */
export function BulkBar() {
  const selected = useTable((state) => state.selected);
  return selected.size === 0 ? null : <Bar selected={selected} />;
}

function Bar({ selected }: { readonly selected: Selection }) {
  const containers: readonly ContainerSummary[] = useContainers(
    useShallow((state) => [...selected].flatMap((id) => state.byId.get(id) ?? [])),
  );
  return (
    <div className={styles.bar} role="toolbar" aria-label="Selected containers">
      <b role="status">{formatCount(containers.length)} selected</b>
      {bulkChoices(containers).map(({ label, icon, ids, reason, run }) => (
        <Button
          key={label.split(" ")[0]}
          variant="quiet"
          className={styles.button ?? ""}
          icon={icon}
          disabledReason={ids.length === 0 ? sentence(reason) : null}
          onClick={run}
        >
          {label}
        </Button>
      ))}
      <span className={styles.line} />
      <Button
        variant="quiet"
        className={styles.remove ?? ""}
        icon={<Trash2 />}
        onClick={() => removeContainers(containers.map((container) => container.id))}
      >
        Remove…
      </Button>
      <span className={styles.line} />
      <Button variant="quiet" onClick={clearSelected}>
        Clear <Kbd keys="esc" />
      </Button>
    </div>
  );
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
