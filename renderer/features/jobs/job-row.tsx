import { Check, ChevronRight, CircleSlash, TriangleAlert, X } from "lucide-react";
import { useCallback, useState } from "react";
import type { Job } from "../../../contract/model/job.ts";
import { client } from "../../client.ts";
import { reportProblem } from "../../stores/report.ts";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { errorDetails } from "../../ui/error-details.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useNow } from "../../ui/use-now.ts";
import { dismiss } from "./dock-store.ts";
import { showContainer } from "./follow.ts";
import styles from "./job-dock.module.css";
import { jobLine, jobTitle } from "./job-words.ts";
import { LayerList } from "./layer-list.tsx";
import { Liquid } from "./liquid.tsx";
import { useSpeed } from "./use-speed.ts";

/** Stops a job; what it has made already stays. */
export function cancelJob(id: string): void {
  client.jobs.cancel({ job: id }).catch((error: unknown) => reportProblem(error, "The job could not be cancelled."));
}

/** One job: what it does, how far it is, and what can be done about it. */
export function JobRow({ job }: { readonly job: Job }) {
  const [wide, setWide] = useState(false);
  const speed = useSpeed(job);
  const line = useNow(useCallback((now: number) => jobLine(job, speed, now), [job, speed]));
  const layers = job.progress?.layers ?? [];
  const running = job.state === "running";
  return (
    <li className={styles.job} aria-label={jobTitle(job)}>
      <div className={styles.row}>
        {running ? <Liquid layers={layers} size="sm" /> : <Outcome state={job.state} />}
        <div className={styles.words}>
          <b title={jobTitle(job)}>{jobTitle(job)}</b>
          <small role={running ? undefined : "status"}>{line}</small>
        </div>
        {running && layers.length > 0 && (
          <Button
            size="sm"
            variant="quiet"
            aria-expanded={wide}
            icon={<ChevronRight className={wide ? styles.turned : undefined} />}
            onClick={() => setWide(!wide)}
          >
            Layers
          </Button>
        )}
        {running && (
          <Button size="sm" variant="quiet" aria-label={`Cancel ${job.reference}`} onClick={() => cancelJob(job.id)}>
            Cancel
          </Button>
        )}
        {job.error !== null && (
          <CopyButton size="sm" text={() => (job.error === null ? "" : errorDetails(job.error))} label="Copy details" />
        )}
        {!running && job.container !== null && <ShowButton container={job.container} />}
        {!running && (
          <IconButton
            size="sm"
            label={`Dismiss ${jobTitle(job)}`}
            tip="Dismiss"
            icon={<X size={14} />}
            onClick={() => dismiss(job.id)}
          />
        )}
      </div>
      {running && wide && <LayerList layers={layers} />}
    </li>
  );
}

function ShowButton({ container }: { readonly container: NonNullable<Job["container"]> }) {
  return (
    <Button size="sm" aria-label={`Show ${container.name}`} onClick={() => showContainer(container.id)}>
      Show
    </Button>
  );
}

function Outcome({ state }: { readonly state: Job["state"] }) {
  if (state === "succeeded") return <Check className={styles.ok} role="img" aria-label="Done" />;
  if (state === "failed") return <TriangleAlert className={styles.bad} role="img" aria-label="Failed" />;
  return <CircleSlash className={styles.faint} role="img" aria-label="Cancelled" />;
}
