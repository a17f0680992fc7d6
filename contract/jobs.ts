/** Long work: it goes on when nobody watches. Ending a watch never cancels. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { procedure } from "./base.ts";
import { Job, JobRequest, JobUpdate } from "./model/job.ts";

export const jobs = {
  /** Starts it and returns at once. Failures of the work are in the job, not in this call. */
  start: procedure.route({ method: "POST", path: "/jobs" }).input(JobRequest).output(Job),
  /** Running jobs and the last 50 that ended, newest first. */
  list: procedure.route({ method: "GET", path: "/jobs" }).output(z.array(Job)),
  watch: procedure.route({ method: "GET", path: "/jobs/watch" }).output(eventIterator(JobUpdate)),
  /** Stops the work. What a launch has made already stays. Errors: NO_SUCH_JOB. A job that has ended is left as it is. */
  cancel: procedure
    .route({ method: "POST", path: "/jobs/{job}/cancel" })
    .input(z.object({ job: z.string() }))
    .output(Job),
};
