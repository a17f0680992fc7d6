import { ToggleGroup } from "radix-ui";
import { classNames } from "./class-names.ts";
import { formatCount } from "./format.ts";
import styles from "./segmented.module.css";

export interface SegmentedOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly count?: number | undefined;
}

export interface SegmentedProps<Value extends string> {
  /** Two to four. */
  readonly options: readonly SegmentedOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** Its accessible name. */
  readonly label: string;
  readonly className?: string;
}

/** A few choices side by side, one of them on. */
export function Segmented<Value extends string>({ options, value, onChange, label, className }: SegmentedProps<Value>) {
  return (
    <ToggleGroup.Root
      type="single"
      value={value}
      // Radix empties the value when the current choice is pressed again: one stays on.
      onValueChange={(next) => next !== "" && onChange(next as Value)}
      aria-label={label}
      className={classNames(styles.track, className)}
    >
      {options.map((option) => (
        <ToggleGroup.Item key={option.value} value={option.value} className={styles.option ?? ""}>
          {option.label}
          {option.count !== undefined && <span className={styles.count}>{formatCount(option.count)}</span>}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
