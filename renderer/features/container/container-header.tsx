import type { ReactNode } from "react";
import type { ContainerSummary } from "../../../contract/model/container.ts";
import { useBusy } from "../../stores/busy.ts";
import { useStale } from "../../stores/use-engine.ts";
import { classNames } from "../../ui/class-names.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { StateMark } from "../../ui/state-mark.tsx";
import { Age } from "../containers/status-text.tsx";
import { hasFailed, isUp } from "../containers/status-words.ts";
import { ContainerActions } from "./container-actions.tsx";
import styles from "./container-header.module.css";
import { headerFacts, withDetail } from "./header-facts.ts";
import type { DetailState } from "./use-detail.ts";

export interface ContainerHeaderProps {
  readonly container: ContainerSummary;
  readonly detail: DetailState;
  readonly removed: boolean;
}

/** Its mark, its name, how it stands, and what can be done. */
export function ContainerHeader({ container, detail, removed }: ContainerHeaderProps) {
  const busy = useBusy(container.id);
  const stale = useStale();
  const failedStart = !isUp(container) && (detail.detail?.startFailure ?? null) !== null;
  const known = withDetail(container, detail.detail);
  const { word, tone, facts, age } = headerFacts(known, failedStart);
  return (
    <header className={classNames(styles.header, stale && styles.stale)}>
      <StateMark
        state={removed ? "exited" : container.state}
        health={container.health}
        failed={!removed && (failedStart || hasFailed(known))}
        busy={busy !== null}
        size={32}
        moving={!stale}
      />
      <div className={styles.words}>
        <div className={styles.name}>
          <h1 title={container.name}>{container.name}</h1>
          <CopyButton size="sm" text={container.name} label="Copy name" className={styles.copy ?? ""} />
        </div>
        <p>
          <b data-tone={removed ? "plain" : tone}>{removed ? "Removed" : busy === null ? word : `${busy}…`}</b>
          {!removed &&
            facts.map((fact) => (
              <Fact key={fact.text}>
                <span data-tone={fact.tone}>{fact.text}</span>
              </Fact>
            ))}
          {!removed && age !== "none" && container.since !== null && (
            <Fact>
              {age === "up" && "up "}
              <Age since={container.since} ago={age === "ago"} />
            </Fact>
          )}
          <Fact>
            <code title={container.image}>{container.image}</code>
            <CopyButton size="sm" text={container.image} label="Copy image" className={styles.copy ?? ""} />
          </Fact>
        </p>
      </div>
      {!removed && <ContainerActions container={container} />}
    </header>
  );
}

function Fact({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <i className={styles.dot} aria-hidden="true" />
      <span className={styles.fact}>{children}</span>
    </>
  );
}
