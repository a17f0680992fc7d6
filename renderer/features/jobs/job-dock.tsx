import { X } from "lucide-react";
import { useMemo } from "react";
import type { Job } from "../../../contract/model/job.ts";
import { useJobs } from "../../stores/use-jobs.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { dismiss, pressing, setDock, shownJobs, useDock } from "./dock-store.ts";
import styles from "./job-dock.module.css";
import { JobRow } from "./job-row.tsx";

/** What the dock shows now; empty while it is shut. */
export function useDockJobs(): readonly Job[] {
  const { mode, dismissed, inPlace } = useDock();
  const state = useJobs();
  return useMemo(() => {
    if (mode === "shut") return [];
    const jobs = shownJobs(state, dismissed);
    return mode === "open" ? jobs : pressing(jobs, inPlace);
  }, [mode, dismissed, inPlace, state]);
}

/** Long work at the foot of the page. It goes on when the page changes, for main owns it. */
export function JobDock() {
  const jobs = useDockJobs();
  const open = useDock((state) => state.mode === "open");
  if (jobs.length === 0 && !open) return null;
  const ended = jobs.filter((job) => job.state !== "running").map((job) => job.id);
  return (
    <section className={styles.dock} aria-label="Jobs">
      <header className={styles.head}>
        <h2>Jobs</h2>
        {ended.length > 0 && (
          <Button size="sm" variant="quiet" onClick={() => dismiss(...ended)}>
            Clear ended
          </Button>
        )}
        <IconButton size="sm" label="Hide jobs" icon={<X size={14} />} onClick={() => setDock("shut")} />
      </header>
      {jobs.length === 0 ? (
        <p className={styles.none}>Pulls and launches show here while they run.</p>
      ) : (
        <ul className={styles.list}>
          {jobs.map((job) => (
            <JobRow key={job.id} job={job} />
          ))}
        </ul>
      )}
    </section>
  );
}
