/** Starting a launch, and mending one that failed. The work itself is a job in main. */
import type { ErrorValue, Fix } from "../../../contract/model/error-value.ts";
import type { Job } from "../../../contract/model/job.ts";
import type { ContainerSpecInput } from "../../../contract/model/spec.ts";
import { client } from "../../client.ts";
import { reportProblem } from "../../stores/report.ts";
import { findContainer } from "../../stores/use-containers.ts";
import { applyFix } from "../containers/actions.ts";
import { dismiss } from "../jobs/dock-store.ts";
import { followLaunch, showContainer } from "../jobs/follow.ts";

export interface LaunchOptions {
  /** `false` makes the container and leaves it stopped. */
  readonly start?: boolean;
  /** A failure shows in place; without it a toast tells of it. */
  readonly shownInPlace?: boolean;
}

/**
 * Starts a launch job and goes on to its container when it runs. `null` when it could not even be started, which was told.
 * Failures of the work are in the job.
 */
export async function launch(spec: ContainerSpecInput, options: LaunchOptions = {}): Promise<Job | null> {
  const { start = true, shownInPlace = false } = options;
  try {
    const job = await client.jobs.start({ kind: "launch", spec, start });
    const again = (change: Change) => void launch(changed(spec, change), { start });
    followLaunch(job, {
      ...(shownInPlace ? { onFailed: () => undefined } : {}),
      mend: (failed, fix) => () => void mendLaunch(failed, fix, again),
    });
    return job;
  } catch (error) {
    reportProblem(error, `${spec.image} could not be launched.`);
    return null;
  }
}

/**
 * Removes the container that a failed launch has kept, so that the launch can be tried again under its name. Only one that never ran, for
 * then nothing is lost. `false` when it is not such a one, or could not be removed, which was told.
 */
export async function removeKept(kept: { readonly id: string; readonly name: string }): Promise<boolean> {
  if (!isUnused(kept.id)) return false;
  try {
    await client.containers.remove({ container: kept.id, volumes: true });
    return true;
  } catch (error) {
    reportProblem(error, `${kept.name} could not be made anew.`);
    return false;
  }
}

/** It was made and never ran. */
export function isUnused(id: string): boolean {
  return findContainer(id)?.state === "created";
}

/** Starts a pull. `null` when it could not even be started, which was told. */
export async function pull(reference: string): Promise<Job | null> {
  try {
    return await client.jobs.start({ kind: "pull", reference });
  } catch (error) {
    reportProblem(error, `${reference} could not be pulled.`);
    return null;
  }
}

/** What a fix changes of a launch. */
export interface Change {
  readonly name?: string;
  readonly port?: { readonly from: number; readonly to: number };
}

/** The spec with another name or host port. Pure. */
export function changed(spec: ContainerSpecInput, { name, port }: Change): ContainerSpecInput {
  const ports = spec.ports?.map((one) =>
    port !== undefined && one.host === port.from ? { ...one, host: port.to } : one,
  );
  return { ...spec, ...(name === undefined ? {} : { name }), ...(ports === undefined ? {} : { ports }) };
}

/**
 * Does what the button of a failed launch says, and shows its container when that helped. `again` launches anew, with another name or host
 * port where the fix has one. Answers `left` when it went on to a container's page.
 */
export async function mendLaunch(job: Job, fix: Fix, again: (change: Change) => void): Promise<"left" | "here"> {
  switch (fix.kind) {
    case "use-name":
      dismiss(job.id);
      again({ name: fix.name });
      return "here";
    case "use-port":
      if (fix.container !== null) return moveAndShow(job, fix);
      dismiss(job.id);
      again({ port: { from: fix.from, to: fix.to } });
      return "here";
    case "retry":
    case "pull":
      dismiss(job.id);
      again({});
      return "here";
    case "stop-holder":
      await applyFix(fix);
      dismiss(job.id);
      showContainer(findContainer(fix.container)?.id ?? fix.container);
      return "left";
    case "show-container":
      await applyFix(fix);
      return "left";
    case "remove-running":
    case "unpause":
    case "use-demo":
      await applyFix(fix);
      return "here";
    default:
      return fix satisfies never;
  }
}

/** Moving makes the container anew, so its id is another afterwards. */
async function moveAndShow(job: Job, fix: Extract<Fix, { kind: "use-port" }>): Promise<"left" | "here"> {
  if (fix.container === null) return "here";
  try {
    const made = await client.containers.moveToPort({ container: fix.container, from: fix.from, to: fix.to });
    dismiss(job.id);
    showContainer(made.id);
    return "left";
  } catch (error) {
    reportProblem(error, `${job.container?.name ?? job.reference} could not be started.`, (next) => {
      void mendLaunch(job, next, () => undefined);
    });
    return "here";
  }
}

/** What a failed job says, or why it has nothing to say. */
export function jobProblem(job: Job | undefined): ErrorValue | null {
  return job?.state === "failed" ? job.error : null;
}
