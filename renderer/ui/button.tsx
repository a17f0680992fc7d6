import type { ComponentPropsWithRef, MouseEvent, ReactNode } from "react";
import styles from "./button.module.css";
import { classNames } from "./class-names.ts";
import { Spinner } from "./spinner.tsx";
import { Tooltip } from "./tooltip.tsx";

export interface ButtonProps extends ComponentPropsWithRef<"button"> {
  /** One `primary` per view; `danger` only where something is lost. */
  readonly variant?: "primary" | "default" | "quiet" | "danger";
  /** 24, 28 or 32 px. */
  readonly size?: "sm" | "md" | "lg";
  /** The spinner takes the icon's place, or the label's; the width stays, and clicks do nothing. */
  readonly busy?: boolean;
  readonly icon?: ReactNode;
  /** Why it cannot be pressed now. It stays in the tab order and says so. */
  readonly disabledReason?: string | null | undefined;
}

/** A button with a word on it. */
export function Button({
  variant = "default",
  size = "md",
  busy = false,
  icon,
  disabledReason,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const off = disabledReason !== undefined && disabledReason !== null;
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy || off) event.preventDefault();
    else onClick?.(event);
  };
  const button = (
    <button
      type="button"
      {...rest}
      onClick={press}
      aria-busy={busy || undefined}
      aria-disabled={busy || off || undefined}
      className={classNames(styles.button, styles[variant], styles[size], off && styles.off, className)}
    >
      {icon !== undefined && (busy ? <Spinner size={14} className={styles.spinner ?? ""} /> : icon)}
      <span className={classNames(styles.label, busy && icon === undefined && styles.hidden)}>{children}</span>
      {busy && icon === undefined && (
        <span className={styles.over}>
          <Spinner size={14} className={styles.spinner ?? ""} />
        </span>
      )}
    </button>
  );
  return off ? <Tooltip content={disabledReason}>{button}</Tooltip> : button;
}
