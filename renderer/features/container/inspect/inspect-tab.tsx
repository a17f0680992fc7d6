import { lazy, Suspense, useMemo } from "react";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { ErrorCard } from "../../../ui/error-card.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import type { DetailState } from "../use-detail.ts";
import styles from "./inspect.module.css";

/** The editor is large and not needed for logs: it comes when it is asked for. */
const JsonView = lazy(() => import("./json-view.tsx").then((module) => ({ default: module.JsonView })));

export interface InspectTabProps {
  readonly detail: DetailState;
  readonly removed: boolean;
}

/** The engine's own document on the container. */
export function InspectTab({ detail: { detail, problem }, removed }: InspectTabProps) {
  const text = useMemo(() => (detail === null ? "" : JSON.stringify(detail.raw, null, 2)), [detail]);
  if (detail === null)
    return problem === null ? <Skeleton label="Loading" rowHeight={18} /> : <ErrorCard error={problem} />;
  return (
    <section className={styles.inspect} aria-label="Inspect">
      <div className={styles.tools}>
        <p>
          {removed ? "As it was when it was removed." : "What the engine says of it. Changes as the container does."}
        </p>
        <CopyButton text={text} label="Copy JSON" showLabel />
      </div>
      {problem !== null && <ErrorCard error={problem} />}
      <Suspense fallback={<Skeleton label="Loading" rowHeight={18} />}>
        <JsonView text={text} />
      </Suspense>
    </section>
  );
}
