import { type KeyboardEvent, useState } from "react";
import { launch, mendLaunch } from "../launch/launch.ts";
import { openLaunch } from "../launch/launch-store.ts";
import { CardBody } from "./card-body.tsx";
import { CardFailure } from "./card-failure.tsx";
import { CardProgress } from "./card-progress.tsx";
import { CardTop } from "./card-top.tsx";
import { type CatalogueItem, referenceOf } from "./catalogue.ts";
import { rememberStarted } from "./home-store.ts";
import styles from "./image-card.module.css";
import { brandStyle, monogram } from "./monogram.ts";
import { useCardJob } from "./use-card-job.ts";

export interface ImageCardProps {
  readonly item: CatalogueItem;
  /** The one card that Tab reaches; arrows move on from it. */
  readonly reachable: boolean;
  readonly onFocus: () => void;
}

/** One image of the catalogue. Create is one click; the form is one step further. */
export function ImageCard({ item, reachable, onFocus }: ImageCardProps) {
  const [tag, setTag] = useState(item.tag);
  const [tagsOpen, setTagsOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  /** What the tag picker said of a tag that is not on the engine. */
  const [pickedSize, setPickedSize] = useState<number | null>(null);
  const reference = referenceOf(item, tag);
  const job = useCardJob(reference);
  const busy = asked || job?.state === "running";

  const create = async (change: { readonly name?: string } = {}) => {
    if (busy) return;
    setAsked(true);
    const started = await launch({ image: reference, publishExposed: true, ...change }, { shownInPlace: true });
    if (started !== null) rememberStarted(started.id);
    setAsked(false);
  };
  const customise = () => openLaunch({ image: reference });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return;
    const mod = event.metaKey || event.ctrlKey;
    if (event.key === "Enter") mod ? customise() : void create();
    else if (event.key.toLowerCase() === "t" && !mod && !event.altKey) setTagsOpen(true);
    else return;
    event.preventDefault();
  };

  return (
    <article
      className={styles.card}
      aria-label={item.repository}
      // Walked with the arrow keys; Enter creates.
      tabIndex={reachable ? 0 : -1}
      data-card=""
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <div className={styles.strip} style={brandStyle(item.repository)} aria-hidden="true">
        {monogram(item.repository)}
      </div>
      <div className={styles.body}>
        <CardTop
          item={item}
          tag={tag}
          tagsOpen={tagsOpen}
          onTagsOpenChange={setTagsOpen}
          onPick={(option) => {
            setTag(option.name);
            setPickedSize(option.size);
          }}
        />
        {job?.state === "failed" && job.error !== null ? (
          <CardFailure
            job={job}
            error={job.error}
            onRetry={() => create()}
            onFix={(fix) => mendLaunch(job, fix, (change) => void create(change.name === undefined ? {} : change))}
          />
        ) : job?.state === "running" ? (
          <CardProgress job={job} />
        ) : (
          <CardBody
            item={item}
            tag={tag}
            pickedSize={pickedSize}
            busy={busy}
            onCreate={() => void create()}
            onCustomise={customise}
          />
        )}
      </div>
    </article>
  );
}
