import type { ContainerSummary } from "../../../contract/model/container.ts";
import { useBusy } from "../../stores/busy.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorCard } from "../../ui/error-card.tsx";
import { applyFix, startContainer } from "../containers/actions.ts";
import { isUp } from "../containers/status-words.ts";
import styles from "./container-page.module.css";
import type { DetailState } from "./use-detail.ts";

export interface StartFailureProps {
  readonly container: ContainerSummary;
  readonly detail: DetailState;
}

/** Why the last start failed, with the fix as a button. Nothing when it did not. */
export function StartFailure({ container, detail: { detail } }: StartFailureProps) {
  const busy = useBusy(container.id) !== null;
  const error = detail?.startFailure ?? null;
  if (isUp(container) || error === null) return null;
  const again = () => void startContainer(container.id);
  return (
    <ErrorCard
      className={styles.failure ?? ""}
      error={error}
      busy={busy}
      onFix={(fix) => void applyFix(fix, again)}
      actions={
        <Button size="sm" busy={busy} onClick={again}>
          Start again
        </Button>
      }
    />
  );
}
