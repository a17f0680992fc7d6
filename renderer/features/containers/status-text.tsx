import { useCallback } from "react";
import type { ContainerSummary } from "../../../contract/model/container.ts";
import type { BusyWord } from "../../stores/busy.ts";
import { useClockOffset } from "../../stores/use-engine.ts";
import { formatAge } from "../../ui/format.ts";
import { useNow } from "../../ui/use-now.ts";
import styles from "./status-text.module.css";
import { statusWords } from "./status-words.ts";

export interface StatusTextProps {
  readonly container: ContainerSummary;
  /** What is being done to it; stands in place of the state. */
  readonly busy?: BusyWord | null;
}

/** "Healthy 3 h". The age ticks by itself, and draws only when its words change. */
export function StatusText({ container, busy = null }: StatusTextProps) {
  const { word, tone, age } = statusWords(container);
  if (busy !== null) return <span className={styles.info}>{busy}…</span>;
  const since = container.state === "created" ? container.createdAt : container.since;
  return (
    <span className={styles.status}>
      <span className={styles[tone]}>{word}</span>
      {age !== "none" && since !== null && <Age since={since} ago={age === "ago"} />}
    </span>
  );
}

/** How long since a moment of the engine's clock, milliseconds since the epoch. */
export function Age({ since, ago }: { readonly since: number; readonly ago: boolean }) {
  const offset = useClockOffset();
  const age = useNow(useCallback((now: number) => formatAge(now + offset - since), [offset, since]));
  return <span className={styles.faint}>{ago ? `${age} ago` : age}</span>;
}
