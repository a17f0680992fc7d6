import type { UseFormReturn } from "react-hook-form";
import { failurePart } from "./failure-part.ts";
import { jobProblem, mendLaunch } from "./launch.ts";
import type { LaunchRequest, LaunchValues } from "./launch-form.ts";
import { closeLaunch } from "./launch-store.ts";
import type { SheetFailure } from "./sheet-context.ts";
import type { SheetJobs } from "./use-sheet-jobs.ts";

type Form = UseFormReturn<LaunchValues, unknown, LaunchRequest>;

/** The failed launch or pull as the sheet shows it. `again` presses the main button once more. */
export function failureOf(jobs: SheetJobs, { getValues, setValue }: Form, again: () => void): SheetFailure | null {
  const job = [jobs.launching, jobs.pulling].find((one) => jobProblem(one) !== null);
  const error = jobProblem(job);
  if (job === undefined || error === null) return null;
  const { fix } = error.data;

  const change = ({ name, port }: Parameters<Parameters<typeof mendLaunch>[2]>[0]) => {
    if (name !== undefined) setValue("name", name, { shouldValidate: true });
    if (port !== undefined) {
      const row = getValues("ports").findIndex(({ host }) => Number(host) === port.from);
      if (row >= 0) setValue(`ports.${row}.host`, String(port.to), { shouldValidate: true });
    }
    if (job.kind === "pull") void jobs.startPull(job.reference);
    else again();
  };
  const mend = async () => {
    if (fix !== undefined && (await mendLaunch(job, fix, change)) === "left") closeLaunch();
  };
  return {
    error,
    part: failurePart(error.code),
    onFix: fix === undefined ? undefined : () => void mend(),
    onDismiss: jobs.dismissFailure,
    container: job.container,
  };
}
