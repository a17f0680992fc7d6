import { Check, Download, Star } from "lucide-react";
import { Button } from "../../ui/button.tsx";
import { formatBytes, formatCompact } from "../../ui/format.ts";
import type { CatalogueItem } from "./catalogue.ts";
import styles from "./image-card.module.css";

export interface CardBodyProps {
  readonly item: CatalogueItem;
  readonly tag: string | null;
  readonly pickedSize: number | null;
  readonly busy: boolean;
  readonly onCreate: () => void;
  readonly onCustomise: () => void;
}

/** What the image is, what is known of it, and the two buttons. */
export function CardBody({ item, tag, pickedSize, busy, onCreate, onCustomise }: CardBodyProps) {
  const here = item.local.find((local) => local.tag === tag);
  const size = here?.size ?? pickedSize;
  const others = item.local.filter((local) => local.tag !== tag).map((local) => local.tag);
  const also = others.length === 0 ? "" : `Also here: ${others.slice(0, 6).join(", ")}`;
  return (
    <>
      <p className={styles.description} dir="auto">
        {item.description || also || wholeName(item)}
      </p>
      <div className={styles.meta}>
        {item.stars !== null && (
          <span title="Stars">
            <Star size={12} role="img" aria-label="Stars" />
            {formatCompact(item.stars)}
          </span>
        )}
        {item.pulls !== null && (
          <span title="Pulls">
            <Download size={12} role="img" aria-label="Pulls" />
            {item.pulls}
          </span>
        )}
        {size !== null && <span>{formatBytes(size)}</span>}
      </div>
      <div className={styles.actions}>
        <Button size="sm" variant="primary" busy={busy} onClick={onCreate}>
          Create
        </Button>
        <Button size="sm" variant="quiet" onClick={onCustomise}>
          Customise…
        </Button>
        {here !== undefined && (
          <span className={styles.pulled} title="On the engine already: starts at once">
            <Check size={12} aria-hidden="true" />
            Pulled
          </span>
        )}
      </div>
    </>
  );
}

/** What its heading has no room for, where nothing else is known of the image. */
function wholeName({ repository, digest }: CatalogueItem): string {
  if (digest !== null) return `${repository}@${digest}`;
  return repository.length > HEADING_LETTERS ? repository : "";
}
const HEADING_LETTERS = 24;
