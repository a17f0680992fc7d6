import type { ComponentPropsWithRef, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./icon-button.module.css";
import { Tooltip } from "./tooltip.tsx";

export interface IconButtonProps extends Omit<ComponentPropsWithRef<"button">, "children"> {
  /** Its accessible name, and what the tooltip says unless `tip` says it shorter. */
  readonly label: string;
  readonly tip?: string;
  /** As in `keys.ts`: `R`, `mod+f`. */
  readonly shortcut?: string | undefined;
  readonly icon: ReactNode;
  /** Switched on: it then carries `aria-pressed`. */
  readonly active?: boolean;
  /** 28 px, or 24 px in rows. */
  readonly size?: "sm" | "md";
  /** Why it cannot be pressed now. */
  readonly disabledReason?: string | null | undefined;
}

/** A button that is only a picture. Always has a name and a tooltip with its key. */
export function IconButton({
  label,
  tip,
  shortcut,
  icon,
  active,
  size = "md",
  disabledReason,
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  const off = disabledReason !== undefined && disabledReason !== null;
  return (
    <Tooltip content={disabledReason ?? tip ?? label} shortcut={off ? undefined : shortcut}>
      <button
        type="button"
        {...rest}
        onClick={off ? undefined : onClick}
        aria-label={label}
        aria-pressed={active}
        aria-disabled={off || undefined}
        className={classNames(styles.button, styles[size], active === true && styles.on, off && styles.off, className)}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
