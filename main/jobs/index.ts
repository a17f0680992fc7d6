/** Long work, owned by main: it goes on when nobody watches, and a reloaded page finds it again. */
import { Failure, failure, unexpectedValue } from "../../contract/errors.ts";
import type { Job, JobRequest, JobUpdate } from "../../contract/model/job.ts";
import { createChannel } from "../async/channel.ts";
import { createListeners } from "../async/listeners.ts";
import { createThrottle } from "../async/throttle.ts";
import type { Engine } from "../docker/engine.ts";
import { logUnexpected } from "../log.ts";
import type { Jobs, RecentImages } from "../router/context.ts";
import { referenceOf, runJob } from "./runners.ts";

export interface JobsOptions {
  /** Told of each image that a container was made from. */
  readonly recentImages: Pick<RecentImages, "add">;
}

/** How many ended jobs are remembered. */
const KEPT = 50;
/** How often a job's changes are told at most; its end is told at once. */
const CHANGE_MILLISECONDS = 100;

interface Entry {
  job: Job;
  readonly cancel: AbortController;
  /** Resolves when it has ended. */
  ended: Promise<void>;
}

export function createJobs({ recentImages }: JobsOptions): Jobs {
  /** By id, oldest first. */
  const entries = new Map<string, Entry>();
  const changes = createListeners<Job>();
  let closed = false;

  function list(): readonly Job[] {
    return [...entries.values()].map(({ job }) => job).reverse();
  }

  function forgetOldest(): void {
    const ended = [...entries.values()].filter(({ job }) => job.endedAt !== null);
    for (const { job } of ended.slice(0, Math.max(0, ended.length - KEPT))) entries.delete(job.id);
  }

  /** Runs it to its end. Never rejects: what went wrong is in the job. */
  async function run(request: JobRequest, engine: Engine, entry: Entry): Promise<void> {
    const throttle = createThrottle(CHANGE_MILLISECONDS, () => changes.emit(entry.job));
    const { signal } = entry.cancel;
    const update = (change: Partial<Job>): void => {
      entry.job = { ...entry.job, ...change };
      throttle.call();
    };
    const end = (state: Job["state"], error: Job["error"]): void => {
      update({ state, error, endedAt: Date.now() });
      throttle.flush();
    };
    const release = engine.hold();
    try {
      await runJob(request, { engine, recentImages, signal, update });
      end("succeeded", null);
    } catch (error) {
      if (error instanceof Failure) {
        end("failed", error.value);
      } else if (signal.aborted && error === signal.reason) {
        end("cancelled", null);
      } else {
        logUnexpected(`a ${request.kind} job`, error);
        end("failed", unexpectedValue(error));
      }
    } finally {
      release();
      forgetOldest();
    }
  }

  return {
    start(request, engine) {
      const job: Job = {
        // The global one: node:crypto would be loaded at the start, while the page waits.
        id: crypto.randomUUID(),
        kind: request.kind,
        reference: referenceOf(request),
        state: "running",
        step: null,
        progress: null,
        startedAt: Date.now(),
        endedAt: null,
        error: null,
        container: null,
      };
      const entry: Entry = { job, cancel: new AbortController(), ended: Promise.resolve() };
      if (closed) entry.cancel.abort();
      entries.set(job.id, entry);
      changes.emit(job);
      entry.ended = run(request, engine, entry);
      return entry.job;
    },
    list,
    async *watch(signal) {
      // A slow reader gets the latest state of each job, not every one between.
      const channel = createChannel<JobUpdate>((waiting, next) => {
        const same = waiting.findIndex((update) => next.kind === "changed" && isOf(update, next.job));
        if (same >= 0) waiting.splice(same, 1);
        waiting.push(next);
      });
      const unsubscribe = changes.add((job) => channel.push({ kind: "changed", job }));
      try {
        channel.push({ kind: "snapshot", jobs: [...list()] });
        yield* channel.read(signal);
      } finally {
        unsubscribe();
      }
    },
    cancel(id) {
      const entry = entries.get(id);
      if (!entry) throw failure("NO_SUCH_JOB", { job: id });
      // What the engine is doing at this moment is awaited first, so that the job tells the truth about its container.
      entry.cancel.abort();
      return entry.job;
    },
    async close() {
      closed = true;
      const all = [...entries.values()];
      for (const { cancel } of all) cancel.abort();
      await Promise.all(all.map(({ ended }) => ended));
    },
  };
}

function isOf(update: JobUpdate, job: Job): boolean {
  return update.kind === "changed" && update.job.id === job.id;
}
