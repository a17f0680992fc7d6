import { formatCount } from "../../ui/format.ts";
import type { Filter } from "./catalogue.ts";
import styles from "./filter-chips.module.css";

export interface FilterChipsProps {
  readonly value: Filter;
  readonly onChange: (filter: Filter) => void;
  /** How many there are of each; `null` when it is not known. */
  readonly counts: Readonly<Record<Exclude<Filter, "all">, number | null>>;
}

const FILTERS: readonly { readonly value: Filter; readonly label: string }[] = [
  { value: "all", label: "All" },
  { value: "local", label: "Local images" },
  { value: "hub", label: "Docker Hub" },
  { value: "recent", label: "Recent" },
];

/** Where the images come from: all, or one place alone. */
export function FilterChips({ value, onChange, counts }: FilterChipsProps) {
  return (
    <fieldset className={styles.chips} aria-label="Show">
      {FILTERS.map((filter) => {
        const count = filter.value === "all" ? null : counts[filter.value];
        return (
          <button
            key={filter.value}
            type="button"
            className={styles.chip}
            aria-pressed={filter.value === value}
            onClick={() => onChange(filter.value)}
          >
            {filter.label}
            {count !== null && <span>{formatCount(count)}</span>}
          </button>
        );
      })}
    </fieldset>
  );
}
