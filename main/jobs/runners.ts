/** What each kind of job does, step by step. A new kind of long work is registered here. */
import { Failure } from "../../contract/errors.ts";
import type { Job, JobRequest } from "../../contract/model/job.ts";
import type { Engine } from "../docker/engine.ts";
import type { RecentImages } from "../router/context.ts";

/** What a runner works with. */
export interface Work {
  readonly engine: Engine;
  readonly recentImages: Pick<RecentImages, "add">;
  /** Aborts when the job is cancelled. */
  readonly signal: AbortSignal;
  /** Shows how far it is. */
  update(change: Partial<Pick<Job, "step" | "progress" | "container">>): void;
}

type Runner<Request> = (request: Request, work: Work) => Promise<void>;

const runners: { readonly [Kind in JobRequest["kind"]]: Runner<Extract<JobRequest, { kind: Kind }>> } = {
  pull: ({ reference }, work) => pull(reference, work),

  /** Pull when missing, create, start. The container is told of as soon as it is there: it stays when the start fails. */
  async launch({ spec, start }, work) {
    const { engine, recentImages, signal, update } = work;
    if (!(await isThere(spec.image, engine))) await pull(spec.image, work);
    signal.throwIfAborted();
    update({ step: "creating" });
    const made = await engine.containers.create(spec);
    update({ container: made });
    recentImages.add(spec.image);
    if (!start) return;
    signal.throwIfAborted();
    update({ step: "starting" });
    // Another one than was made, when a port that Berth chose turned out to be taken.
    update({ container: await engine.containers.startMade(made, spec) });
  },
};

/** Does the job's work. Throws `Failure` for what may be expected, and the signal's reason when it was cancelled. */
export async function runJob(request: JobRequest, work: Work): Promise<void> {
  work.signal.throwIfAborted();
  // The compiler does not see that the kind picks the runner of its own request.
  await (runners[request.kind] as Runner<JobRequest>)(request, work);
}

/** What a job is about: the image's reference. */
export function referenceOf(request: JobRequest): string {
  return request.kind === "pull" ? request.reference : request.spec.image;
}

async function pull(reference: string, { engine, signal, update }: Work): Promise<void> {
  update({ step: "pulling" });
  await engine.images.pull(reference, (progress) => update({ progress }), signal);
}

async function isThere(image: string, engine: Engine): Promise<boolean> {
  try {
    await engine.images.inspect(image);
    return true;
  } catch (error) {
    if (error instanceof Failure && error.code === "NO_SUCH_IMAGE") return false;
    throw error;
  }
}
