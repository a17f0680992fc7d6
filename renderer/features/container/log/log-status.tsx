import type { ReactNode } from "react";
import type { ContainerSummary } from "../../../../contract/model/container.ts";
import type { LogSnapshot } from "../../../logs/log-snapshot.ts";
import { countOf, formatBytes, formatCount } from "../../../ui/format.ts";
import { isUp } from "../../containers/status-words.ts";
import styles from "./log-panel.module.css";
import type { OpenLogView } from "./use-log.ts";
import { useLogPart, wholeLog } from "./use-log-part.ts";
import { useViewport } from "./use-viewport.ts";
import { followingOf } from "./viewport-state.ts";

export interface LogStatusProps {
  readonly view: OpenLogView;
  readonly container: ContainerSummary;
}

/** The line under the log: how the stream stands, how fast it is, and how much is kept. */
export function LogStatus({ view, container }: LogStatusProps) {
  const snapshot = useLogPart(view.log, wholeLog);
  const following = useViewport(view.viewport, followingOf);
  const { tone, word, hint } = standing(snapshot, following, isUp(container));
  const { maxBytes, maxLines } = view.log.store.limits;
  const { linesPerSecond, lines, bytes, filter, search } = snapshot;
  return (
    <div className={styles.status}>
      <span>
        <i className={styles.dot} data-tone={tone} />
        <b>{word}</b>
      </span>
      {linesPerSecond > 0 && (
        <span>
          <b>{formatCount(linesPerSecond)}</b> lines/s
        </span>
      )}
      <span title={`At most ${formatCount(maxLines)} lines or ${formatBytes(maxBytes)} are kept; then the oldest go.`}>
        {countOf(lines, "line")} kept, {formatBytes(bytes)} of {formatBytes(maxBytes)} in memory
      </span>
      {(filter !== "both" || search.only) && <span>Filtered: {filterWords(filter, search.only)}</span>}
      <span className={styles.hint}>{hint}</span>
    </div>
  );
}

function filterWords(filter: LogSnapshot["filter"], only: boolean): ReactNode {
  return [filter !== "both" && `${filter} only`, only && "matching lines"].filter(Boolean).join(", ");
}

interface Standing {
  readonly tone: "ok" | "warn" | "danger" | "off";
  readonly word: string;
  readonly hint: string;
}

function standing({ phase, detached }: LogSnapshot, following: boolean, up: boolean): Standing {
  if (detached) return { tone: "warn", word: "Paused", hint: "End goes to the newest lines" };
  switch (phase.name) {
    case "opening":
      return { tone: "off", word: "Opening", hint: "" };
    case "waiting":
      return { tone: "warn", word: "Waiting for the engine", hint: "Goes on by itself" };
    case "ended":
      return { tone: "danger", word: "Ended", hint: phase.reason === "removed" ? "The container was removed" : "" };
    case "live":
      if (!following) return { tone: "warn", word: "Paused", hint: "End follows again" };
      if (!up) return { tone: "off", word: "Ended", hint: "Will follow the next run" };
      return { tone: "ok", word: "Live", hint: "Scroll up to pause" };
    default:
      return phase satisfies never;
  }
}
