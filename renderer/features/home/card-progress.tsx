import { useCallback } from "react";
import type { Job } from "../../../contract/model/job.ts";
import { Button } from "../../ui/button.tsx";
import { useNow } from "../../ui/use-now.ts";
import { useShownInPlace } from "../jobs/dock-store.ts";
import { cancelJob } from "../jobs/job-row.tsx";
import { jobLine, jobTitle } from "../jobs/job-words.ts";
import { Liquid } from "../jobs/liquid.tsx";
import { percent } from "../jobs/progress.ts";
import { useSpeed } from "../jobs/use-speed.ts";
import styles from "./image-card.module.css";

/** A pull and launch on its card: the four columns, the figures, and a way to stop it. */
export function CardProgress({ job }: { readonly job: Job }) {
  useShownInPlace(job.id);
  const speed = useSpeed(job);
  const line = useNow(useCallback((now: number) => jobLine(job, speed, now), [job, speed]));
  const done = percent(job.progress);
  const word = job.step !== "pulling" ? jobTitle(job) : done === null ? "Pulling" : `Pulling, ${done} %`;
  return (
    <>
      <div className={styles.progress}>
        <Liquid layers={job.progress?.layers ?? []} />
        <div className={styles.progressWords}>
          <b role="status">{word}</b>
          <small>{line}</small>
        </div>
      </div>
      <div className={styles.actions}>
        <Button size="sm" aria-label={`Cancel ${job.reference}`} onClick={() => cancelJob(job.id)}>
          Cancel
        </Button>
      </div>
    </>
  );
}
