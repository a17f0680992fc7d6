import { ChevronDown, ChevronUp, ListFilter, Search } from "lucide-react";
import { type KeyboardEvent, type Ref, useState } from "react";
import type { LogController } from "../../../logs/log-controller.ts";
import type { LogSnapshot, SearchState } from "../../../logs/log-snapshot.ts";
import { formatCount } from "../../../ui/format.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import styles from "./log-toolbar.module.css";
import { useLogPart } from "./use-log-part.ts";
import type { Viewport } from "./viewport.ts";

export interface LogFindProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly log: LogController;
  readonly viewport: Viewport;
}

const searchOf = ({ search }: LogSnapshot): SearchState => search;

/** Finds text in all lines that the view holds. */
export function LogFind({ ref, log, viewport }: LogFindProps) {
  const search = useLogPart(log, searchOf);
  const [text, setText] = useState(search.query);
  const change = (query: string) => {
    setText(query);
    log.find(query);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") {
      // Without a current match the search goes up from what is seen: the newest match is the nearest.
      viewport.moveMatch(event.shiftKey || search.rank === 0 ? -1 : 1);
    } else if (event.key === "Escape" && text !== "") {
      change("");
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };
  const none = search.total === 0;
  const reason = text === "" ? "Type what to find first" : none ? "Nothing was found" : null;
  return (
    <TextInput
      ref={ref}
      type="search"
      size="md"
      aria-label="Find in log"
      placeholder="Find in log"
      wrapperClassName={styles.find}
      value={text}
      onChange={(event) => change(event.target.value)}
      onKeyDown={onKeyDown}
      before={<Search size={14} aria-hidden="true" />}
      after={
        <>
          {text !== "" && (
            <span className={styles.count} role="status">
              {countText(search)}
            </span>
          )}
          <IconButton
            size="sm"
            label="Previous match"
            shortcut="shift+F3"
            icon={<ChevronUp />}
            disabledReason={reason}
            onClick={() => viewport.moveMatch(-1)}
          />
          <IconButton
            size="sm"
            label="Next match"
            shortcut="F3"
            icon={<ChevronDown />}
            disabledReason={reason}
            onClick={() => viewport.moveMatch(1)}
          />
          <IconButton
            size="sm"
            label="Show only matching lines"
            icon={<ListFilter />}
            active={search.only}
            disabledReason={text === "" ? "Type what to find first" : null}
            onClick={() => log.showOnlyMatches(!search.only)}
          />
        </>
      }
    />
  );
}

/** "19 of 27"; "27 found" before one was gone to; "0 …" while the search still runs. */
function countText({ total, rank, busy, full }: SearchState): string {
  const count = `${formatCount(total)}${full ? "+" : ""}`;
  if (rank > 0) return `${formatCount(rank)} of ${count}`;
  if (total === 0) return busy ? "…" : "None";
  return busy ? `${count} …` : `${count} found`;
}
