import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { ErrorValue, Fix } from "../../contract/model/error-value.ts";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { CopyButton } from "./copy-button.tsx";
import styles from "./error-card.module.css";
import { errorDetails } from "./error-details.ts";
import { fixLabel } from "./fix-label.ts";

export interface ErrorCardProps {
  readonly error: ErrorValue;
  /** Runs the one-click fix; without it no such button is drawn. */
  readonly onFix?: ((fix: Fix) => void) | undefined;
  /** The fix is under way. */
  readonly busy?: boolean;
  /** Further buttons. */
  readonly actions?: ReactNode;
  readonly className?: string;
}

/** In place of the thing that failed: what happened, why, what to do, and one click. */
export function ErrorCard({ error, onFix, busy = false, actions, className }: ErrorCardProps) {
  const { why, hint, fix } = error.data;
  return (
    <div className={classNames(styles.card, className)} role="alert">
      <TriangleAlert size={16} aria-hidden="true" />
      <div className={styles.content}>
        <b>{error.message}</b>
        {why !== "" && <p>{why}</p>}
        {hint !== "" && <p>{hint}</p>}
        <div className={styles.actions}>
          {fix !== undefined && onFix !== undefined && (
            <Button size="sm" variant="primary" busy={busy} onClick={() => onFix(fix)}>
              {fixLabel(fix)}
            </Button>
          )}
          {actions}
          <CopyButton size="sm" text={() => errorDetails(error)} label="Copy details" showLabel />
        </div>
      </div>
    </div>
  );
}
