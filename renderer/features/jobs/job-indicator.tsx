import { Bell } from "lucide-react";
import { useJobs } from "../../stores/use-jobs.ts";
import { countOf } from "../../ui/format.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { setDock, shownJobs, useDock, useRunningCount } from "./dock-store.ts";
import { useDockJobs } from "./job-dock.tsx";
import styles from "./job-indicator.module.css";

/** The bell of the sidebar's foot: counts running jobs, marks a failed one, and opens the dock. */
export function JobIndicator() {
  const running = useRunningCount();
  const dismissed = useDock((state) => state.dismissed);
  const failed = useJobs((state) => shownJobs(state, dismissed).some((job) => job.state === "failed"));
  const open = useDockJobs().length > 0;
  const label = running > 0 ? `Jobs, ${countOf(running, "running", "running")}` : failed ? "Jobs, one failed" : "Jobs";
  return (
    <span className={styles.indicator}>
      <IconButton
        label={label}
        icon={<Bell size={16} />}
        aria-expanded={open}
        onClick={() => setDock(open ? "shut" : "open")}
      />
      {running > 0 ? (
        <span className={styles.count} aria-hidden="true">
          {running}
        </span>
      ) : (
        failed && <span className={styles.failed} aria-hidden="true" />
      )}
    </span>
  );
}
