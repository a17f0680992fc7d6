import { expect, it } from "vitest";
import type { Job } from "../../contract/model/job.ts";
import { applyJobUpdate, useJobs } from "./use-jobs.ts";

const job = (id: string, startedAt: number, changes: Partial<Job> = {}): Job => ({
  id,
  kind: "pull",
  reference: "nginx",
  state: "running",
  step: "pulling",
  progress: null,
  startedAt,
  endedAt: null,
  error: null,
  container: null,
  ...changes,
});

it("keeps the jobs newest first, and each in its place when it changes", () => {
  applyJobUpdate({ kind: "snapshot", jobs: [job("old", 1), job("new", 2)] });
  applyJobUpdate({ kind: "changed", job: job("old", 1, { state: "succeeded" }) });
  expect(useJobs.getState().order).toEqual(["new", "old"]);
  applyJobUpdate({ kind: "changed", job: job("newest", 3) });
  expect(useJobs.getState().order).toEqual(["newest", "new", "old"]);
  expect(useJobs.getState().byId.old?.state).toBe("succeeded");
});
