import { type ComponentPropsWithoutRef, type ReactNode, useEffect, useRef } from "react";
import styles from "./checkbox.module.css";
import { classNames } from "./class-names.ts";

export interface CheckboxProps extends Omit<ComponentPropsWithoutRef<"input">, "checked" | "onChange" | "type"> {
  /** `"some"` shows a dash: a part of what it stands for is on. */
  readonly checked: boolean | "some";
  readonly onChange: (checked: boolean) => void;
  /** Beside the box. Without it, give an `aria-label`. */
  readonly label?: ReactNode;
}

/** A choice that waits for a button. A real checkbox underneath: hundreds stand in a table. */
export function Checkbox({ checked, onChange, label, className, ...rest }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = checked === "some";
  }, [checked]);
  const input = (
    <input
      {...rest}
      ref={box}
      type="checkbox"
      checked={checked === true}
      onChange={(event) => onChange(event.target.checked)}
      className={classNames(styles.box, className)}
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
