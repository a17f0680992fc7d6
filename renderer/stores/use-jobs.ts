/** Long work, as main tells of it: pulls and launches, running and lately ended. */
import { create } from "zustand";
import type { Job, JobUpdate } from "../../contract/model/job.ts";

export interface JobsState {
  readonly byId: Readonly<Record<string, Job>>;
  /** Newest first. */
  readonly order: readonly string[];
  readonly loaded: boolean;
}

export const useJobs = create<JobsState>(() => ({ byId: {}, order: [], loaded: false }));

/** Takes one message of `jobs.watch`. */
export function applyJobUpdate(update: JobUpdate): void {
  if (update.kind === "snapshot") {
    const jobs = [...update.jobs].sort((one, other) => other.startedAt - one.startedAt);
    useJobs.setState({
      byId: Object.fromEntries(jobs.map((job) => [job.id, job])),
      order: jobs.map((job) => job.id),
      loaded: true,
    });
    return;
  }
  const { job } = update;
  useJobs.setState(({ byId, order }) => ({
    byId: { ...byId, [job.id]: job },
    order: Object.hasOwn(byId, job.id) ? order : [job.id, ...order],
  }));
}

export function useJob(id: string): Job | undefined {
  return useJobs((state) => state.byId[id]);
}
