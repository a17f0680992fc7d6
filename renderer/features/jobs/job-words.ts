/** A job in words. Pure. */
import type { Job, LayerProgress, PullProgress } from "../../../contract/model/job.ts";
import { formatAge, formatBytes } from "../../ui/format.ts";
import { secondsLeft } from "./speed.ts";

/** What it is about: `Pulling nginx:latest`. */
export function jobTitle(job: Job): string {
  switch (job.state) {
    case "running":
      if (job.step === "creating") return `Creating a container from ${job.reference}`;
      if (job.step === "starting") return `Starting ${job.container?.name ?? job.reference}`;
      return `Pulling ${job.reference}`;
    case "succeeded":
      return job.container === null ? `${job.reference} is here` : `${job.container.name} is ready`;
    case "failed":
      return job.error?.message ?? `${job.reference} failed`;
    case "cancelled":
      return `${job.reference} was cancelled`;
  }
}

/** `162 of 262 MB` with the unit said once where both share it; without a known whole only what has arrived. */
export function amount(current: number, total: number | null): string {
  if (total === null) return formatBytes(current);
  const [have, haveUnit] = split(formatBytes(Math.min(current, total)));
  const [all, allUnit] = split(formatBytes(total));
  return haveUnit === allUnit ? `${have} of ${all}${allUnit}` : `${have}${haveUnit} of ${all}${allUnit}`;
}

/** `412 MB` → `412` and ` MB`, with whichever space stands between. */
function split(text: string): readonly [number: string, unit: string] {
  const at = text.search(/\s/);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at)];
}

/** A pull's figures: amount, speed and time left, each only when it is known. */
export function pullLine(progress: PullProgress | null, speed: number | null): string {
  if (progress === null || progress.layers.length === 0) return "Asking the registry";
  const moving = progress.layers.some((layer) => layer.state === "downloading" || layer.state === "waiting");
  if (!moving) return "Unpacking";
  const parts = [amount(progress.current, progress.total)];
  if (speed !== null && speed > 0) parts.push(`${formatBytes(speed)}/s`);
  const left = secondsLeft(progress.current, progress.total, speed);
  if (left !== null) parts.push(`about ${formatAge(Math.ceil(left) * 1000)} left`);
  return parts.join(", ");
}

/** One layer's state: `77 of 121 MB`, `already there`. */
export function layerLine(layer: LayerProgress): string {
  switch (layer.state) {
    case "waiting":
      return "waiting";
    case "downloading":
      return amount(layer.current, layer.total);
    case "verifying":
      return "checking";
    case "downloaded":
      return "downloaded";
    case "extracting":
      return "unpacking";
    case "done":
      return "done";
    case "exists":
      return "already there";
  }
}

/** The line below the title. */
export function jobLine(job: Job, speed: number | null, now: number): string {
  switch (job.state) {
    case "running":
      return job.step === "pulling" ? pullLine(job.progress, speed) : formatAge(now - job.startedAt);
    case "succeeded":
      return job.kind === "launch" ? job.reference : "Pulled";
    case "failed":
      return job.error?.data.why ?? "";
    case "cancelled":
      return job.container === null ? "Nothing was made" : `${job.container.name} was made and stays`;
  }
}
