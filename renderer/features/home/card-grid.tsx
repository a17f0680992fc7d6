import { type ReactNode, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { formatCount } from "../../ui/format.ts";
import styles from "./card-grid.module.css";
import type { CatalogueItem } from "./catalogue.ts";
import { ImageCard } from "./image-card.tsx";

export interface CardSectionProps {
  readonly icon: ReactNode;
  readonly title: string;
  /** A few words after the title. */
  readonly note?: ReactNode;
  readonly items: readonly CatalogueItem[];
  /** How many cards show before "Show more". */
  readonly first: number;
  /** Fetches further items, when there are some to be had. */
  readonly onMore?: (() => void) | undefined;
  readonly loadingMore?: boolean;
  /** The card that Tab reaches, by its key. */
  readonly reachable: string | null;
  readonly onFocusCard: (key: string) => void;
}

const STEP = 24;

/** A card's key among all: a repository may stand in more than one section at different tags. */
export function cardKey(section: string, item: CatalogueItem): string {
  return `${section}/${item.repository}:${item.tag ?? ""}@${item.digest ?? ""}`;
}

/** A headed group of cards. Long ones are shown a page at a time. */
export function CardSection(props: CardSectionProps) {
  const { icon, title, note, items, first, onMore, loadingMore = false, reachable, onFocusCard } = props;
  const [limit, setLimit] = useState(first);
  const shown = items.slice(0, Math.max(limit, first));
  const hidden = items.length - shown.length;
  const more = () => {
    setLimit(shown.length + STEP);
    if (hidden < STEP) onMore?.();
  };
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.head}>
        {icon}
        <h2>{title}</h2>
        {note !== undefined && <span>{note}</span>}
      </div>
      <div className={styles.grid}>
        {shown.map((item) => {
          const key = cardKey(title, item);
          return <ImageCard key={key} item={item} reachable={key === reachable} onFocus={() => onFocusCard(key)} />;
        })}
      </div>
      {(hidden > 0 || onMore !== undefined) && (
        <div className={styles.more}>
          <Button size="lg" busy={loadingMore} onClick={more}>
            {hidden === 0
              ? "Show more"
              : hidden <= STEP
                ? `Show all ${formatCount(items.length)}`
                : `Show ${STEP} more`}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Empty cards of the real height while Docker Hub is asked. */
export function CardSkeletons() {
  return (
    <div className={styles.grid} role="status" aria-label="Searching Docker Hub">
      {Array.from({ length: 6 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
        <div key={index} className={styles.skeleton} />
      ))}
    </div>
  );
}
