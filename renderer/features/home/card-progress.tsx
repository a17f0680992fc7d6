import { useCallback } from "react";
import type { Job } from "../../../contract/model/job.ts";
import { Button } from "../../ui/button.tsx";
import { useNow } from "../../ui/use-now.ts";
import { cancelJob } from "../jobs/job-row.tsx";
import { jobLine, jobTitle } from "../jobs/job-words.ts";
import { Liquid } from "../jobs/liquid.tsx";
import { percent } from "../jobs/progress.ts";
import { useSpeed } from "../jobs/use-speed.ts";
import styles from "./image-card.module.css";

/** A pull and launch on its card: the four columns, the figures, and a way to stop it. */
export function CardProgress({ job }: { readonly job: Job }) {
  const speed = useSpeed(job);
  const line = useNow(useCallback((now: number) => jobLine(job, speed, now), [job, speed]));
  const done = job.step === "pulling" ? percent(job.progress) : null;
  return (
    <div className={styles.progress}>
      <Liquid layers={job.progress?.layers ?? []} />
      <div className={styles.progressWords}>
        <b role="status">
          {job.step === "pulling" ? (done === null ? "Pulling" : `Pulling, ${done} %`) : jobTitle(job)}
        </b>
        <small>{line}</small>
      </div>
      <Button size="sm" variant="quiet" onClick={() => cancelJob(job.id)}>
        Cancel
      </Button>
    </div>
  );
}
