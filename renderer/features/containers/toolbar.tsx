import { Search, X } from "lucide-react";
import type { RefObject } from "react";
import { formatCount } from "../../ui/format.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Select } from "../../ui/select.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import type { Counts } from "./table-model.ts";
import { setGrouped, setSegment, setText, useTable } from "./table-store.ts";
import styles from "./toolbar.module.css";

export interface ToolbarProps {
  readonly counts: Counts;
  readonly filter: RefObject<HTMLInputElement | null>;
  /** From the filter down into the table. */
  readonly onLeave: () => void;
}

/** Filter, segments, grouping. */
export function Toolbar({ counts, filter, onLeave }: ToolbarProps) {
  const text = useTable((state) => state.text);
  const segment = useTable((state) => state.segment);
  const grouped = useTable((state) => state.grouped);
  return (
    <div className={styles.bar}>
      <TextInput
        ref={filter}
        size="md"
        type="search"
        wrapperClassName={styles.filter}
        aria-label="Filter containers"
        placeholder="Filter by name, image, port"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            if (text === "") event.currentTarget.blur();
            else setText("");
          } else if (event.key === "ArrowDown" || event.key === "Enter") onLeave();
          else return;
          event.preventDefault();
        }}
        before={<Search size={14} aria-hidden="true" />}
        after={
          text === "" ? (
            <Kbd keys="/" />
          ) : (
            <IconButton size="sm" label="Clear filter" icon={<X />} onClick={() => setText("")} />
          )
        }
      />
      <Segmented
        label="Which containers"
        value={segment}
        onChange={setSegment}
        options={[
          { value: "all", label: "All", count: counts.all },
          { value: "running", label: "Running", count: counts.running },
          { value: "stopped", label: "Stopped", count: counts.stopped },
          { value: "problems", label: "Problems", count: counts.problems },
        ]}
      />
      <span className={styles.gap} />
      <Select
        label="Group by"
        prefix="Group by"
        value={grouped ? "project" : "none"}
        onChange={(value) => setGrouped(value === "project")}
        options={[
          { value: "project", label: "Project" },
          { value: "none", label: "Nothing" },
        ]}
      />
      <span className="visually-hidden" role="status">
        {text === "" ? "" : `${formatCount(counts[segment])} shown`}
      </span>
    </div>
  );
}
