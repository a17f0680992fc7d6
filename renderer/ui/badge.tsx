import type { ReactNode } from "react";
import styles from "./badge.module.css";
import { classNames } from "./class-names.ts";

export interface BadgeProps {
  /** `line` is an outline without a tint; `count` is a small round number. */
  readonly tone?: "neutral" | "ok" | "warn" | "danger" | "info" | "line" | "count";
  readonly icon?: ReactNode;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A short word on a thing. Never clickable. */
export function Badge({ tone = "neutral", icon, title, children }: BadgeProps) {
  return (
    <span className={classNames(styles.badge, styles[tone])} title={title}>
      {icon}
      {children}
    </span>
  );
}
