import { Check, ChevronDown } from "lucide-react";
import { Select as RadixSelect } from "radix-ui";
import { classNames } from "./class-names.ts";
import { useFieldLinks } from "./field.tsx";
import menu from "./menu.module.css";
import styles from "./select.module.css";

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
}

export interface SelectProps<Value extends string> {
  readonly options: readonly SelectOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** Its accessible name. */
  readonly label: string;
  /** A word before the value: "Group by". */
  readonly prefix?: string;
  readonly size?: "md" | "lg";
  readonly className?: string;
}

/** One of a few. Opens below; arrows and type-ahead; a tick at the current entry. */
export function Select<Value extends string>({
  options,
  value,
  onChange,
  label,
  prefix,
  size = "md",
  className,
}: SelectProps<Value>) {
  const links = useFieldLinks();
  return (
    <RadixSelect.Root value={value} onValueChange={(next) => onChange(next as Value)}>
      <RadixSelect.Trigger
        className={classNames(styles.trigger, styles[size], className)}
        aria-label={label}
        id={links?.id}
        aria-describedby={links?.describedBy}
      >
        <span>
          {prefix !== undefined && <span className={styles.prefix}>{prefix} </span>}
          <RadixSelect.Value>{options.find((option) => option.value === value)?.label ?? value}</RadixSelect.Value>
        </span>
        <ChevronDown size={14} aria-hidden="true" />
      </RadixSelect.Trigger>
      <RadixSelect.Portal>
        <RadixSelect.Content className={classNames(menu.menu, styles.content)} position="popper" sideOffset={4}>
          <RadixSelect.Viewport>
            {options.map((option) => (
              <RadixSelect.Item key={option.value} value={option.value} className={menu.item ?? ""}>
                <span className={menu.mark}>
                  <RadixSelect.ItemIndicator>
                    <Check size={14} aria-hidden="true" />
                  </RadixSelect.ItemIndicator>
                </span>
                <span className={menu.label}>
                  <RadixSelect.ItemText>{option.label}</RadixSelect.ItemText>
                </span>
                {option.hint !== undefined && <small className={menu.hint}>{option.hint}</small>}
              </RadixSelect.Item>
            ))}
          </RadixSelect.Viewport>
        </RadixSelect.Content>
      </RadixSelect.Portal>
    </RadixSelect.Root>
  );
}
