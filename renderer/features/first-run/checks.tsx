import { Check, Minus, X } from "lucide-react";
import type { EngineCheck } from "../../../contract/model/engine.ts";
import { classNames } from "../../ui/class-names.ts";
import styles from "./checks.module.css";

const ICONS = { passed: Check, failed: X, skipped: Minus } as const;
const WORDS = { passed: "Passed", failed: "Failed", skipped: "Not looked at" } as const;

/** What was looked at, in order; the first failure is the cause. */
export function Checks({ checks }: { readonly checks: readonly EngineCheck[] }) {
  return (
    <ul className={styles.list} aria-label="What was checked">
      {checks.map(({ title, detail, outcome }) => {
        const Icon = ICONS[outcome];
        return (
          <li key={title} className={classNames(styles.check, styles[outcome])}>
            <span className={styles.mark}>
              <Icon size={13} role="img" aria-label={WORDS[outcome]} />
            </span>
            <span className={styles.words}>
              <b>{title}</b>
              <small>{detail}</small>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
