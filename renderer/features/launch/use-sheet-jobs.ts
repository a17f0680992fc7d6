import { useState } from "react";
import type { Job } from "../../../contract/model/job.ts";
import { useJob, useJobs } from "../../stores/use-jobs.ts";
import { nameReference } from "../home/typed-reference.ts";
import { dismiss, useDock } from "../jobs/dock-store.ts";
import { launch, pull } from "./launch.ts";
import type { LaunchRequest } from "./launch-form.ts";

export interface SheetJobs {
  /** The launch that this sheet started, running or failed. */
  readonly launching: Job | undefined;
  /** The pull of the image in the form, whoever started it, running or failed. */
  readonly pulling: Job | undefined;
  readonly startLaunch: (request: LaunchRequest) => Promise<void>;
  readonly startPull: (reference: string) => Promise<void>;
  readonly dismissFailure: () => void;
  /** A job is being asked for; it is not in the list yet. */
  readonly asking: boolean;
}

/** The work that the sheet is about: its own launch, and the pull of its image. */
export function useSheetJobs(reference: string): SheetJobs {
  const [launchId, setLaunchId] = useState<string | null>(null);
  const [pullId, setPullId] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const dismissed = useDock((state) => state.dismissed);
  const launching = useJob(launchId ?? "");
  const own = useJob(pullId ?? "");
  const wanted = nameReference(reference)?.reference;
  const running = useJobs(({ byId, order }) => {
    const id = order.find((one) => {
      const job = byId[one];
      return job?.state === "running" && job.step === "pulling" && nameReference(job.reference)?.reference === wanted;
    });
    return id === undefined ? undefined : byId[id];
  });
  const ownIsAboutThis = own !== undefined && nameReference(own.reference)?.reference === wanted;
  const live = (job: Job | undefined) => (job === undefined || dismissed.has(job.id) ? undefined : job);

  const asked = async (work: () => Promise<Job | null>, keep: (id: string | null) => void) => {
    setAsking(true);
    const job = await work();
    keep(job?.id ?? null);
    setAsking(false);
  };
  return {
    launching: live(launching),
    pulling: running ?? (ownIsAboutThis && own.state === "failed" ? live(own) : undefined),
    startLaunch: ({ spec, start }) => asked(() => launch(spec, { start, shownInPlace: true }), setLaunchId),
    startPull: (image) => asked(() => pull(image), setPullId),
    dismissFailure: () => dismiss(...[launchId, pullId].filter((id) => id !== null)),
    asking,
  };
}
