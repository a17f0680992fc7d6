import { useEffect, useState } from "react";
import type { Job } from "../../../contract/model/job.ts";
import { addSample, bytesPerSecond, type Sample } from "./speed.ts";

/** How often a running job is looked at when no news of it comes, so that a stalled pull's speed falls. */
const LOOK_MS = 1000;

/** Bytes a second of a running pull; `null` when it is not known or the job does not pull. */
export function useSpeed(job: Job | undefined): number | null {
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  const bytes = job?.state === "running" && job.step === "pulling" ? (job.progress?.current ?? null) : null;
  useEffect(() => {
    if (bytes === null) {
      setSamples([]);
      return;
    }
    const look = () => setSamples((past) => addSample(past, { at: performance.now(), bytes }));
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [bytes]);
  return bytes === null ? null : bytesPerSecond(samples);
}

/** The present time, anew every second while `running`. */
export function useNow(running: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), LOOK_MS);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}
