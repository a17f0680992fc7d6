/**
 * Goes on from a launch when it ends: to its container, if the person is still where they started it, else a toast leads there.
 * Lives outside of components, for the one that started the launch may be gone by then.
 */
import type { Fix } from "../../../contract/model/error-value.ts";
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

export interface FollowOptions {
  /** It was not started by this page: the person did not wait for it here, so that its end leads nowhere by itself. */
  readonly found?: boolean;
  /** Told of a failure while the person is still where they started it, to show it in place; elsewhere a toast does. */
  readonly onFailed?: (job: Job) => void;
  /** Runs the one-click fix of a failure that a toast tells of; without it, or for a fix that it does not know, there is no button. */
  readonly mend?: (job: Job, fix: Fix) => (() => void) | null;
}

/** Every launch that this page tells of, so that none is told of twice. */
const followed = new Set<string>();

export function isFollowed(id: string): boolean {
  return followed.has(id);
}

/** Waits for the end of a launch, and tells of it once. */
export function followLaunch(job: Job, options: FollowOptions = {}): void {
  followed.add(job.id);
  const from = currentRoute();
  const look = (now: Job | undefined) => {
    if (now === undefined || now.state === "running") return;
    stop();
    const here = options.found !== true && samePlace(from, currentRoute());
    if (now.state === "succeeded") succeed(now, here);
    if (now.state === "failed") fail(now, here, options);
  };
  const stop = useJobs.subscribe(({ byId }) => look(byId[job.id]));
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

function fail(job: Job, here: boolean, { onFailed, mend }: FollowOptions): void {
  if (here && onFailed !== undefined) onFailed(job);
  else if (job.error !== null) {
    const { fix } = job.error.data;
    const run = fix === undefined ? undefined : mend?.(job, fix);
    showProblem(job.error, run ?? undefined);
  }
}
