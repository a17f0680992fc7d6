import { useEffect, useRef } from "react";
import type { ContainerSummary } from "../../../../contract/model/container.ts";
import { useKeys } from "../../../keys.ts";
import { LogFind } from "./log-find.tsx";
import styles from "./log-panel.module.css";
import { LogStatus } from "./log-status.tsx";
import { LogToolbar } from "./log-toolbar.tsx";
import { LogView } from "./log-view.tsx";
import { markCaughtUp } from "./mark-caught-up.ts";
import { type OpenLogView, useLog } from "./use-log.ts";

export interface LogPanelProps {
  readonly container: ContainerSummary;
}

/** A container's log: tools, text, and a line that says how it stands. */
export function LogPanel({ container }: LogPanelProps) {
  const view = useLog(container.id, container.createdAt);
  return (
    <section className={styles.panel} aria-label="Log">
      {view === null ? <div className={styles.dark} /> : <OpenPanel view={view} container={container} />}
    </section>
  );
}

function OpenPanel({ view, container }: { readonly view: OpenLogView; readonly container: ContainerSummary }) {
  const { log, viewport } = view;
  const find = useRef<HTMLInputElement>(null);
  useEffect(() => markCaughtUp(log, viewport), [log, viewport]);
  const toNext = () => viewport.moveMatch(1);
  const toPrevious = () => viewport.moveMatch(-1);
  const toEnd = () => viewport.toEnd();
  const toFind = () => {
    find.current?.focus();
    find.current?.select();
  };
  useKeys({
    "mod+f": toFind,
    F3: toNext,
    "shift+F3": toPrevious,
    End: toEnd,
    l: toEnd,
  });
  return (
    <>
      <LogToolbar view={view} name={container.name}>
        <LogFind ref={find} log={log} viewport={viewport} />
      </LogToolbar>
      <div className={styles.dark}>
        <LogView view={view} />
        <LogStatus view={view} container={container} />
      </div>
    </>
  );
}
