import { BadgeCheck } from "lucide-react";
import { Tooltip } from "../../ui/tooltip.tsx";
import type { CatalogueItem } from "./catalogue.ts";
import styles from "./image-card.module.css";
import type { TagOption } from "./tag-options.ts";
import { TagPicker } from "./tag-picker.tsx";

export interface CardTopProps {
  readonly item: CatalogueItem;
  readonly tag: string | null;
  readonly tagsOpen: boolean;
  readonly onTagsOpenChange: (open: boolean) => void;
  readonly onPick: (option: TagOption) => void;
}

const MARKS = {
  official: "Docker Official Image",
  verified_publisher: "Verified publisher",
  open_source: "Sponsored open source",
} as const;

/** Letters of a namespace that is always shown whole. */
const SHORT = 9;

/** The name with its namespace dimmed, the mark, and the tag. */
export function CardTop({ item, tag, tagsOpen, onTagsOpenChange, onPick }: CardTopProps) {
  const cut = item.repository.lastIndexOf("/") + 1;
  const namespace = item.repository.slice(0, cut);
  const mark = item.badge === null ? null : MARKS[item.badge];
  return (
    <div className={styles.top}>
      <h3 title={item.repository}>
        {/* A long namespace gives way, but for its beginning: who an image is from is never hidden altogether. */}
        {cut > 0 && <span className={cut > SHORT ? styles.long : styles.namespace}>{namespace}</span>}
        <span className={styles.name}>{item.repository.slice(cut)}</span>
      </h3>
      {mark !== null && (
        <Tooltip content={item.publisher === null ? mark : `${mark}: ${item.publisher}`}>
          <BadgeCheck
            size={16}
            className={item.badge === "official" ? styles.official : styles.verified}
            role="img"
            aria-label={mark}
          />
        </Tooltip>
      )}
      <TagPicker
        repository={item.repository}
        onHub={item.onHub}
        local={item.local}
        tag={tag}
        onPick={onPick}
        open={tagsOpen}
        onOpenChange={onTagsOpenChange}
      />
    </div>
  );
}
