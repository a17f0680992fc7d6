/** How a failed call is told to the person, where nothing better stands in its place. */
import type { ErrorValue, Fix } from "../../contract/model/error-value.ts";
import { errorOf } from "../client.ts";
import { copyText } from "../ui/copy-text.ts";
import { errorDetails } from "../ui/error-details.ts";
import { fixLabel } from "../ui/fix-label.ts";
import { toast } from "../ui/toast-store.ts";

/** A failure as a value: the declared error, or UNEXPECTED for a bug, with `happened` as its sentence. */
export function problemOf(error: unknown, happened: string): ErrorValue {
  const declared = errorOf(error);
  if (declared !== null) return declared;
  console.error(happened, error);
  const detail = error instanceof Error ? error.message : String(error);
  return {
    code: "UNEXPECTED",
    message: happened,
    data: { why: "", hint: "Try again. If it happens twice, it is a fault in Berth.", detail },
  };
}

/** Shows a failure as a toast with its one-click fix. `runFix` runs it; without it no button is drawn. */
export function reportProblem(error: unknown, happened: string, runFix?: (fix: Fix) => void): void {
  showProblem(problemOf(error, happened), runFix);
}

export function showProblem(problem: ErrorValue, runFix?: (fix: Fix) => void): void {
  const { why, hint, fix } = problem.data;
  toast({
    title: problem.message,
    body: [why, hint].filter((line) => line !== "").join(" "),
    tone: "danger",
    action:
      fix === undefined || runFix === undefined ? undefined : { label: fixLabel(fix), onSelect: () => runFix(fix) },
    second: { label: "Copy details", onSelect: () => void copyText(errorDetails(problem)) },
  });
}
