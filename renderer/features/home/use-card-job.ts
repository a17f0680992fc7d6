import type { Job } from "../../../contract/model/job.ts";
import { type JobsState, useJobs } from "../../stores/use-jobs.ts";
import { useDock } from "../jobs/dock-store.ts";
import { useHome } from "./home-store.ts";

/** The latest work on a reference. */
function latest({ byId, order }: JobsState, reference: string): Job | undefined {
  const id = order.find((one) => byId[one]?.reference === reference);
  return id === undefined ? undefined : byId[id];
}

/**
 * What a card shows of the work on its reference: while it runs, whoever started it, so also after a reload; and a failure of what was
 * started on a card, until it is dismissed. What failed elsewhere was shown there.
 */
export function useCardJob(reference: string): Job | undefined {
  const dismissed = useDock((state) => state.dismissed);
  const started = useHome((state) => state.started);
  const job = useJobs((state) => latest(state, reference));
  if (job === undefined || dismissed.has(job.id)) return undefined;
  return job.state === "running" || (job.state === "failed" && started.has(job.id)) ? job : undefined;
}
