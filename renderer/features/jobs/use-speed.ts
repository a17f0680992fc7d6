import { useEffect, useState } from "react";
import type { Job } from "../../../contract/model/job.ts";
import { useNow } from "../../ui/use-now.ts";
import { addSample, bytesPerSecond, type Sample } from "./speed.ts";

const seconds = (now: number) => Math.floor(now / 1000);

/** Bytes a second of a running pull; `null` when it is not known or the job does not pull. */
export function useSpeed(job: Job | undefined): number | null {
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  const bytes = job?.state === "running" && job.step === "pulling" ? (job.progress?.current ?? null) : null;
  // Also looked at when no news comes, so that a stalled pull's speed falls.
  const tick = useNow(bytes === null ? still : seconds);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each tick is another look at the same counter
  useEffect(() => {
    setSamples((past) => (bytes === null ? [] : addSample(past, { at: performance.now(), bytes })));
  }, [bytes, tick]);
  return bytes === null ? null : bytesPerSecond(samples);
}

function still(): number {
  return 0;
}
