import { Check, Download, TriangleAlert } from "lucide-react";
import { useState } from "react";
import type { Job } from "../../../contract/model/job.ts";
import { Button } from "../../ui/button.tsx";
import { formatBytes } from "../../ui/format.ts";
import { Popover } from "../../ui/popover.tsx";
import { useShownInPlace } from "../jobs/dock-store.ts";
import { cancelJob } from "../jobs/job-row.tsx";
import { pullLine } from "../jobs/job-words.ts";
import { LayerList } from "../jobs/layer-list.tsx";
import { Liquid } from "../jobs/liquid.tsx";
import { percent } from "../jobs/progress.ts";
import { useSpeed } from "../jobs/use-speed.ts";
import styles from "./launch-footer.module.css";
import type { LocalImage } from "./use-image.ts";
import type { SheetJobs } from "./use-sheet-jobs.ts";

export interface LaunchFooterProps {
  readonly image: LocalImage;
  readonly reference: string;
  readonly jobs: SheetJobs;
  /** "1 port to fix"; `null` when nothing is wrong. */
  readonly toFix: string | null;
  readonly onShowProblem: () => void;
  readonly onPull: () => void;
  readonly onCancel: () => void;
  readonly onCreate: () => void;
}

/** How the image stands, what is wrong, and the main button, which no mistake disables. */
export function LaunchFooter(props: LaunchFooterProps) {
  const { image, reference, jobs, toFix, onShowProblem, onPull, onCancel, onCreate } = props;
  const launching = jobs.launching?.state === "running" ? jobs.launching : undefined;
  const pulling = jobs.pulling?.state === "running" ? jobs.pulling : undefined;
  const shown = pulling ?? (launching?.step === "pulling" ? launching : undefined);
  return (
    <>
      <div className={styles.image}>
        {shown !== undefined ? (
          <PullState job={shown} editable={launching === undefined} />
        ) : (
          <ImageState image={image} reference={reference} busy={jobs.asking} onPull={onPull} />
        )}
      </div>
      {toFix !== null && (
        <Button variant="quiet" className={styles.toFix} icon={<TriangleAlert />} onClick={onShowProblem}>
          {toFix}
        </Button>
      )}
      <Button size="lg" variant="quiet" onClick={onCancel}>
        {launching === undefined ? "Cancel" : "Close"}
      </Button>
      <MainButton
        launching={launching}
        pulling={shown}
        busy={jobs.asking || launching !== undefined}
        onCreate={onCreate}
      />
    </>
  );
}

interface MainButtonProps {
  readonly launching: Job | undefined;
  readonly pulling: Job | undefined;
  readonly busy: boolean;
  readonly onCreate: () => void;
}

function MainButton({ launching, pulling, busy, onCreate }: MainButtonProps) {
  const done = percent(pulling?.progress ?? null);
  const waits = pulling !== undefined;
  const far = done === null ? "" : `, ${done} %`;
  const word = waits
    ? `${launching === undefined ? "Create" : "Creates"} when pulled${far}`
    : launching === undefined
      ? "Create"
      : launching.step === "starting"
        ? "Starting"
        : "Creating";
  return (
    <span className={styles.main}>
      <Button size="lg" variant="primary" icon={busy ? <span /> : undefined} busy={busy} onClick={onCreate}>
        {word}
      </Button>
      {waits && done !== null && <span className={styles.level} style={{ transform: `scaleX(${done / 100})` }} />}
    </span>
  );
}

/** Layers on their way: four columns, figures, every layer on request, and a way to stop. */
function PullState({ job, editable }: { readonly job: Job; readonly editable: boolean }) {
  const [wide, setWide] = useState(false);
  useShownInPlace(job.id);
  const speed = useSpeed(job);
  const layers = job.progress?.layers ?? [];
  return (
    <>
      <Liquid layers={layers} />
      <div className={styles.words}>
        <b>Pulling {job.reference}</b>
        <small>
          {pullLine(job.progress, speed)}
          {editable && ". Keep editing."}
        </small>
      </div>
      {layers.length > 0 && (
        <Popover
          open={wide}
          onOpenChange={setWide}
          side="top"
          label="Layers"
          className={styles.layers}
          trigger={
            <Button size="sm" variant="quiet">
              Layers
            </Button>
          }
        >
          <LayerList layers={layers} />
        </Popover>
      )}
      <Button size="sm" variant="quiet" onClick={() => cancelJob(job.id)}>
        Stop pulling
      </Button>
    </>
  );
}

interface ImageStateProps {
  readonly image: LocalImage;
  readonly reference: string;
  readonly busy: boolean;
  readonly onPull: () => void;
}

function ImageState({ image, reference, busy, onPull }: ImageStateProps) {
  if (image.summary !== null) {
    return (
      <span className={styles.here}>
        <Check size={14} aria-hidden="true" />
        On the engine, {formatBytes(image.summary.size)}
      </span>
    );
  }
  if (reference.trim() === "") return null;
  return (
    <>
      <div className={styles.words}>
        <small>Not on the engine yet. Create pulls it first.</small>
      </div>
      <Button size="sm" icon={<Download />} busy={busy} onClick={onPull}>
        Pull now
      </Button>
    </>
  );
}
