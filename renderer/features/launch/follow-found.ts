/** Tells of launches that run on from an earlier life of the page: it was reloaded, or closed and opened again. */
import type { Fix } from "../../../contract/model/error-value.ts";
import type { Job } from "../../../contract/model/job.ts";
import { useJobs } from "../../stores/use-jobs.ts";
import { followLaunch, isFollowed } from "../jobs/follow.ts";
import { mendLaunch } from "./launch.ts";

/**
 * Follows what the first news of the jobs has of launches under way. Those that ended since `since` (milliseconds since the epoch) ended
 * while the page was loading, so nobody has told of them. Returns what ends the wait for the first news.
 */
export function followFound(since: number = performance.timeOrigin): () => void {
  const find = () => {
    const { loaded, order, byId } = useJobs.getState();
    if (!loaded) return;
    stop();
    for (const id of order) {
      const job = byId[id];
      if (job?.kind !== "launch" || isFollowed(id)) continue;
      if (job.endedAt === null || job.endedAt >= since) followLaunch(job, { found: true, mend });
    }
  };
  const stop = useJobs.subscribe(find);
  find();
  return stop;
}

/** What can be done without knowing what the launch was asked to be: the page that knew it is gone. */
function mend(job: Job, fix: Fix): (() => void) | null {
  const needsSpec = fix.kind === "retry" || fix.kind === "pull" || fix.kind === "use-name";
  if (needsSpec || (fix.kind === "use-port" && fix.container === null)) return null;
  return () => void mendLaunch(job, fix, () => undefined);
}
