import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./switch.module.css";

export interface SwitchProps extends Omit<ComponentPropsWithoutRef<"input">, "checked" | "onChange" | "type" | "role"> {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Beside the switch. Without it, give an `aria-label`. */
  readonly label?: ReactNode;
}

/** A choice that acts at once. */
export function Switch({ checked, onChange, label, className, ...rest }: SwitchProps) {
  const input = (
    <input
      {...rest}
      type="checkbox"
      role="switch"
      aria-checked={checked}
      checked={checked}
      onChange={(event) => onChange(event.target.checked)}
      className={classNames(styles.switch, className)}
    />
  );
  if (label === undefined) return input;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the input is its first child
    <label className={styles.label}>
      {input}
      <span>{label}</span>
    </label>
  );
}
