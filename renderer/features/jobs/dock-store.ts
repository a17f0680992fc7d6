/** What of the jobs the person wants to see: the dock open or shut, and what was dismissed. Kept for this page only. */
import { useEffect } from "react";
import { create } from "zustand";
import type { Job } from "../../../contract/model/job.ts";
import { type JobsState, useJobs } from "../../stores/use-jobs.ts";

interface DockState {
  /** `auto` shows running pulls and failures by itself; the others are the person's own choice. */
  readonly mode: "auto" | "open" | "shut";
  readonly dismissed: ReadonlySet<string>;
  /** Jobs whose progress stands somewhere on the page already: a card, the launch sheet. */
  readonly inPlace: ReadonlySet<string>;
}

export const useDock = create<DockState>(() => ({ mode: "auto", dismissed: new Set(), inPlace: new Set() }));

export function dismiss(...ids: readonly string[]): void {
  useDock.setState(({ dismissed }) => ({ dismissed: new Set([...dismissed, ...ids]) }));
}

export function setDock(mode: DockState["mode"]): void {
  useDock.setState({ mode });
}

/** All jobs that were not dismissed, newest first. */
export function shownJobs({ byId, order }: JobsState, dismissed: ReadonlySet<string>): readonly Job[] {
  return order.flatMap((id) => {
    const job = byId[id];
    return job === undefined || dismissed.has(id) ? [] : [job];
  });
}

/**
 * What the dock shows by itself: pulls under way that nothing else on the page shows. A launch of a local image is over before anyone
 * could read of it.
 */
export function pressing(jobs: readonly Job[], inPlace: ReadonlySet<string>): readonly Job[] {
  return jobs.filter((job) => job.state === "running" && job.step === "pulling" && !inPlace.has(job.id));
}

/** While mounted, the job's progress is shown here, so the dock need not come up for it. */
export function useShownInPlace(id: string | undefined): void {
  useEffect(() => {
    if (id === undefined) return;
    useDock.setState(({ inPlace }) => ({ inPlace: new Set([...inPlace, id]) }));
    return () => useDock.setState(({ inPlace }) => ({ inPlace: new Set([...inPlace].filter((one) => one !== id)) }));
  }, [id]);
}

/** How many jobs run now. */
export function useRunningCount(): number {
  return useJobs(({ byId, order }) => order.filter((id) => byId[id]?.state === "running").length);
}
