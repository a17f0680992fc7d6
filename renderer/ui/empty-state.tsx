import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./empty-state.module.css";

export interface EmptyStateProps {
  readonly title: ReactNode;
  /** One line. */
  readonly children?: ReactNode;
  /** One or two buttons. */
  readonly actions?: ReactNode;
  readonly className?: string;
}

/** Nothing is here: a small drawing of an empty berth, one line, and what to do. */
export function EmptyState({ title, children, actions, className }: EmptyStateProps) {
  return (
    <div className={classNames(styles.empty, className)}>
      <svg className={styles.art} viewBox="0 0 84 54" aria-hidden="true">
        <path className={styles.quay} d="M4 14h18v28M80 14H62v28" />
        <path className={styles.ship} d="M27 16h30l-4 14H31z" />
        <path className={styles.water} d="M24 36c6-4 6 4 12 0s6 4 12 0 6 4 12 0" />
      </svg>
      <b className={styles.title}>{title}</b>
      {children !== undefined && <p>{children}</p>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
