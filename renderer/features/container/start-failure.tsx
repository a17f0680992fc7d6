import type { ContainerSummary } from "../../../contract/model/container.ts";
import type { ErrorValue } from "../../../contract/model/error-value.ts";
import { useBusy } from "../../stores/busy.ts";
import { useJobs } from "../../stores/use-jobs.ts";
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
  const job = useJobs((state) => {
    const id = state.order.find((one) => state.byId[one]?.container?.id === container.id);
    return id === undefined ? undefined : state.byId[id];
  });
  const startError = detail?.startError ?? "";
  if (isUp(container) || startError === "") return null;
  const again = () => void startContainer(container.id);
  const error = job?.error ?? plainError(container.name, startError);
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

/** The launch that made it is forgotten: the engine's own words are all there is. */
function plainError(name: string, startError: string): ErrorValue {
  return {
    code: "START_FAILED",
    message: `${name} could not start.`,
    data: { why: startError, hint: "", detail: startError },
  };
}
