import { TriangleAlert } from "lucide-react";
import { Button } from "../../ui/button.tsx";
import { ErrorCard } from "../../ui/error-card.tsx";
import { showContainer } from "../jobs/follow.ts";
import type { Part } from "./launch-problems.ts";
import { closeLaunch } from "./launch-store.ts";
import styles from "./problem-line.module.css";
import { useSheet, useSheetTools } from "./sheet-context.ts";

/** What is wrong at one field, below it, with the one click that mends it. Nothing when all is well. */
export function ProblemLine({ path }: { readonly path: string }) {
  const { store } = useSheetTools();
  const problem = useSheet(({ problems }) => problems.get(path));
  if (problem === undefined) return null;
  return (
    <div className={styles.line} role="alert" id={problemId(path)}>
      <TriangleAlert size={15} aria-hidden="true" />
      <span>{problem.message}</span>
      {problem.fix !== undefined && (
        <Button size="sm" onClick={() => store.getState().mend(problem)}>
          {problem.fix.label}
        </Button>
      )}
    </div>
  );
}

/** For `aria-describedby` of the field. */
export function problemId(path: string): string {
  return `launch-problem-${path.replaceAll(".", "-")}`;
}

/** What a field needs to be tied to its problem. */
export function useProblem(path: string): { readonly invalid: boolean; readonly "aria-describedby"?: string } {
  const wrong = useSheet(({ problems }) => problems.has(path));
  return wrong ? { invalid: true, "aria-describedby": problemId(path) } : { invalid: false };
}

/** A launch or pull that failed, at the part of the form that it belongs to; `null` for what belongs to none. */
export function FailureAt({ part }: { readonly part: Part | null }) {
  const failure = useSheet((state) => state.failure);
  if (failure === null || failure.part !== part) return null;
  const { container } = failure;
  return (
    <ErrorCard
      error={failure.error}
      onFix={failure.onFix}
      actions={
        <>
          {container !== null && (
            <Button
              size="sm"
              onClick={() => {
                closeLaunch();
                showContainer(container.id);
              }}
            >
              Show {container.name}
            </Button>
          )}
          <Button size="sm" variant="quiet" onClick={failure.onDismiss}>
            Dismiss
          </Button>
        </>
      }
    />
  );
}
