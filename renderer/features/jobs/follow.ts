/**
 * Goes on from a launch when it ends: to its container, if the person is still where they started it, else a toast leads there.
 * Lives outside of components, for the one that started the launch may be gone by then.
 */
import type { Job } from "../../../contract/model/job.ts";
import { currentRoute, navigate, type Route } from "../../router.ts";
import { showProblem } from "../../stores/report.ts";
import { useJobs } from "../../stores/use-jobs.ts";
import { toast } from "../../ui/toast-store.ts";

const samePlace = (one: Route | null, other: Route | null): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The launch's container page, opened at its log. */
export function showContainer(id: string): void {
  navigate({ page: "container", id, tab: "logs" });
}

/**
 * Waits for the end of a launch that was just started here. `onFailed` is told of a failure while the person is still here, to show it in
 * place; elsewhere a toast does.
 */
export function followLaunch(job: Job, onFailed?: (job: Job) => void): void {
  const from = currentRoute();
  const stop = useJobs.subscribe(({ byId }) => look(byId[job.id]));
  const look = (now: Job | undefined) => {
    if (now === undefined || now.state === "running") return;
    stop();
    const here = samePlace(from, currentRoute());
    if (now.state === "succeeded") succeed(now, here);
    if (now.state === "failed") fail(now, here, onFailed);
  };
  look(useJobs.getState().byId[job.id]);
}

function succeed({ container }: Job, here: boolean): void {
  if (container === null) return;
  if (here) showContainer(container.id);
  else {
    const action = { label: "Show it", onSelect: () => showContainer(container.id) };
    toast({ title: `${container.name} is ready`, tone: "ok", action });
  }
}

function fail(job: Job, here: boolean, onFailed?: (job: Job) => void): void {
  if (here && onFailed !== undefined) onFailed(job);
  else if (job.error !== null) showProblem(job.error);
}
