import { ChevronDown, Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { countOf } from "../../ui/format.ts";
import { Popover } from "../../ui/popover.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import type { LocalTag } from "./catalogue.ts";
import { type TagOption, tagOptions } from "./tag-options.ts";
import styles from "./tag-picker.module.css";
import { TagFit, TagRow } from "./tag-row.tsx";
import { useTags } from "./use-tags.ts";

export interface TagPickerProps {
  /** As people write it: `nginx`, `ghcr.io/org/app`. */
  readonly repository: string;
  /** Its tags can be listed. */
  readonly onHub: boolean;
  readonly local: readonly LocalTag[];
  /** `null` beside a digest. */
  readonly tag: string | null;
  readonly onPick: (option: TagOption) => void;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Only the arrow: the tag itself stands beside it already. */
  readonly compact?: boolean;
}

/** Chooses a tag: those on the engine, Docker Hub's page by page, or any that is typed. */
export function TagPicker(props: TagPickerProps) {
  const { repository, tag, open, onOpenChange, compact = false } = props;
  return (
    <Popover
      open={open}
      onOpenChange={onOpenChange}
      align="end"
      label={`Tags of ${repository}`}
      className={styles.panel}
      trigger={
        <button
          type="button"
          className={classNames(styles.trigger, compact && styles.compact)}
          aria-haspopup="listbox"
          aria-label={`Tag of ${repository}: ${tag ?? "by digest"}`}
          title={tag ?? undefined}
        >
          {!compact && <span>{tag ?? "digest"}</span>}
          <ChevronDown size={12} aria-hidden="true" />
        </button>
      }
    >
      <TagList {...props} />
    </Popover>
  );
}

/** How near to the end of the list the next page is asked for. Pixels. */
const AHEAD = 120;

function TagList({ repository, onHub, local, tag, onPick, onOpenChange }: TagPickerProps) {
  const [filter, setFilter] = useState("");
  const tags = useTags(onHub ? repository : null, filter.trim());
  const options = tagOptions(tags.tags, local, filter.trim());
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const current = options[Math.min(active, options.length - 1)];

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  });

  const pick = (option: TagOption | undefined) => {
    if (option === undefined) return;
    onPick(option);
    onOpenChange(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const move = moves[event.key];
    if (move !== undefined) {
      const next = Math.max(0, Math.min(options.length - 1, active + move));
      setActive(next);
      if (next >= options.length - 2) tags.loadMore();
    } else if (event.key === "Enter") pick(current);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.content}>
      <TextInput
        size="md"
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={current === undefined ? undefined : `${id}-${current.name}`}
        aria-label="Filter tags"
        placeholder={tags.total === null ? "Filter tags, or type one" : `Filter ${countOf(tags.total, "tag")}`}
        before={<Search size={14} aria-hidden="true" />}
        after={tags.loading ? <Spinner size={14} label="Loading tags" /> : undefined}
        value={filter}
        onChange={(event) => {
          setFilter(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      {options.length > 0 && (
        <div className={classNames(styles.line, styles.head)} aria-hidden="true">
          <span />
          <span>Tag</span>
          <span>Size</span>
          <span>Updated</span>
        </div>
      )}
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={`Tags of ${repository}`}
        className={styles.list}
        onScroll={({ currentTarget: box }) => {
          if (box.scrollHeight - box.scrollTop - box.clientHeight < AHEAD) tags.loadMore();
        }}
      >
        {options.map((option, index) => (
          <TagRow
            key={option.name}
            id={`${id}-${option.name}`}
            option={option}
            active={option === current}
            chosen={option.name === tag}
            onPoint={() => setActive(index)}
            onPick={() => pick(option)}
          />
        ))}
      </div>
      {tags.problem !== null && (
        <div className={styles.problem} role="alert">
          <span>
            <b>{tags.problem.message}</b>{" "}
            {options.length > 0 ? "Tags on the engine still work." : "Type the tag instead."}
          </span>
          <Button size="sm" onClick={tags.retry}>
            Try again
          </Button>
        </div>
      )}
      {options.length === 0 && !tags.loading && tags.problem === null && (
        <p className={styles.none}>{onHub ? "No tag matches." : "This registry's tags cannot be listed. Type one."}</p>
      )}
      <TagFit option={current} />
    </div>
  );
}
