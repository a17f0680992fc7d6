import type { ReactNode } from "react";
import { useEngine } from "../../stores/use-engine.ts";
import { classNames } from "../../ui/class-names.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { openKeysDialog } from "../keys/keys-dialog-store.ts";
import styles from "./status-bar.module.css";

export interface KeyHint {
  /** One or more chords that do it: `["ArrowUp", "ArrowDown"]`. */
  readonly keys: readonly string[];
  readonly label: string;
}

export interface StatusBarProps {
  readonly hints?: readonly KeyHint[];
  /** What the list shows: "14 containers". */
  readonly children?: ReactNode;
}

/** The last line of a list page: the live stream at the left, key hints at the right. */
export function StatusBar({ hints = [], children }: StatusBarProps) {
  const state = useEngine((engine) => (engine.transport === "fine" ? (engine.status?.phase ?? "connecting") : "lost"));
  const word = state === "ready" ? "Live" : state === "lost" ? "Old: not connected" : "Connecting";
  return (
    <footer className={styles.bar}>
      <span className={styles.live} role="status">
        <span className={classNames(styles.dot, styles[state])} />
        {word}
        {children !== undefined && <span aria-hidden="true">·</span>}
        {children}
      </span>
      <span className={styles.hints}>
        <button type="button" className={styles.all} onClick={openKeysDialog}>
          <Kbd keys="?" />
          all keys
        </button>
        {hints.toReversed().map((hint) => (
          <span key={hint.label} className={styles.hint} aria-hidden="true">
            {hint.keys.map((key) => (
              <Kbd key={key} keys={key} />
            ))}
            {hint.label}
          </span>
        ))}
      </span>
    </footer>
  );
}
