import { useState } from "react";
import type { ErrorValue, Fix } from "../../../contract/model/error-value.ts";
import type { Job } from "../../../contract/model/job.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorCard } from "../../ui/error-card.tsx";
import { dismiss } from "../jobs/dock-store.ts";
import { showContainer } from "../jobs/follow.ts";
import styles from "./image-card.module.css";

export interface CardFailureProps {
  readonly job: Job;
  readonly error: ErrorValue;
  readonly onRetry: () => Promise<void>;
  readonly onFix: (fix: Fix) => Promise<unknown>;
}

/** A launch that failed, on its card: the reason, the fix, the container when it was kept, and trying again when there is none. */
export function CardFailure({ job, error, onRetry, onFix }: CardFailureProps) {
  const [busy, setBusy] = useState(false);
  const { container } = job;
  const run = async (work: () => Promise<unknown>) => {
    setBusy(true);
    await work();
    setBusy(false);
  };
  const retry = async () => {
    dismiss(job.id);
    await onRetry();
  };
  return (
    <ErrorCard
      className={styles.failure ?? ""}
      error={error}
      busy={busy}
      onFix={(fix) => void run(() => onFix(fix))}
      actions={
        <>
          {container === null ? (
            error.data.fix?.kind !== "retry" && (
              <Button size="sm" busy={busy} onClick={() => void run(retry)}>
                Try again
              </Button>
            )
          ) : (
            <Button size="sm" onClick={() => showContainer(container.id)}>
              Show {container.name}
            </Button>
          )}
          <Button size="sm" variant="quiet" onClick={() => dismiss(job.id)}>
            Dismiss
          </Button>
        </>
      }
    />
  );
}
