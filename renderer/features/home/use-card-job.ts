import type { Job } from "../../../contract/model/job.ts";
import { type JobsState, useJobs } from "../../stores/use-jobs.ts";
import { useDock } from "../jobs/dock-store.ts";

/** The latest work on a reference, while it runs or when it failed and was not dismissed. Found again after a reload: main keeps the jobs. */
function latest({ byId, order }: JobsState, reference: string, dismissed: ReadonlySet<string>): Job | undefined {
  const id = order.find((one) => byId[one]?.reference === reference);
  const job = id === undefined ? undefined : byId[id];
  if (job === undefined || dismissed.has(job.id)) return undefined;
  return job.state === "running" || job.state === "failed" ? job : undefined;
}

export function useCardJob(reference: string): Job | undefined {
  const dismissed = useDock((state) => state.dismissed);
  return useJobs((state) => latest(state, reference, dismissed));
}
