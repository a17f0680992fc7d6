import type { ReactNode } from "react";
import styles from "./banner.module.css";
import { classNames } from "./class-names.ts";

export interface BannerProps {
  readonly tone?: "info" | "warn" | "danger" | "neutral";
  readonly icon?: ReactNode;
  /** At the right end: one button. */
  readonly action?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Above the page, never over it: for the connection. */
export function Banner({ tone = "info", icon, action, className, children }: BannerProps) {
  return (
    <div className={classNames(styles.banner, styles[tone], className)} role={tone === "danger" ? "alert" : "status"}>
      {icon}
      <span className={styles.text}>{children}</span>
      {action}
    </div>
  );
}
