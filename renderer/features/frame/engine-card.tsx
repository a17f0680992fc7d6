import { ChevronsUpDown } from "lucide-react";
import { useRef, useState } from "react";
import type { EngineStatus } from "../../../contract/model/engine.ts";
import { useKeys } from "../../keys.ts";
import { useEngine } from "../../stores/use-engine.ts";
import { Badge } from "../../ui/badge.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Popover } from "../../ui/popover.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { openConnectDialog } from "./connect-dialog-store.ts";
import styles from "./engine-card.module.css";
import { EngineList } from "./engine-list.tsx";
import { engineColour, engineLine } from "./engine-look.ts";

/** The engine that the window looks at, and the way to another one. */
export function EngineCard() {
  const status = useEngine((state) => state.status);
  const reached = useEngine((state) => state.transport === "fine");
  const [open, setOpen] = useState(false);
  const connectNext = useRef(false);
  const card = useRef<HTMLButtonElement>(null);
  useKeys({ "mod+e": () => setOpen(true) });

  // The dialog opens only when the list has given the focus back: so it can give it back in turn.
  const closed = (event: Event) => {
    if (!connectNext.current) return;
    connectNext.current = false;
    event.preventDefault();
    card.current?.focus();
    openConnectDialog();
  };
  if (status === null) return <div className={classNames(styles.card, styles.empty)} />;
  const { target } = status;
  const isDemo = target.kind === "demo";
  // Without Berth itself nothing is known of the engine.
  const line = reached ? engineLine(status) : "Not known";
  return (
    <Popover
      label="Engines"
      open={open}
      onOpenChange={setOpen}
      onCloseAutoFocus={closed}
      trigger={
        <button ref={card} type="button" className={styles.card} title={`${target.label} · ${line}`}>
          <span className={styles.strip} style={{ background: engineColour(target) }} />
          <span className="visually-hidden">Engine: </span>
          <span className={styles.text}>
            <span className={classNames(styles.name, "visually-hidden-in-strip")}>
              <b>{target.label}</b> {isDemo && <Badge tone="info">Demo</Badge>}
            </span>{" "}
            <span className={styles.line}>
              {reached ? <Health status={status} /> : <Spinner size={12} />}
              <span className={classNames(styles.words, "visually-hidden-in-strip")}>{line}</span>
            </span>
          </span>
          <span className="visually-hidden">, switch engine</span>
          <ChevronsUpDown size={14} className={styles.chevrons} aria-hidden="true" />
        </button>
      }
    >
      <EngineList
        current={target.id}
        onDone={() => setOpen(false)}
        onConnect={() => {
          connectNext.current = true;
          setOpen(false);
        }}
      />
    </Popover>
  );
}

/** A dot for a connected engine, a turning mark for one that is tried. */
function Health({ status }: { readonly status: EngineStatus }) {
  if (status.phase === "ready") return <span className={styles.dot} />;
  if (status.phase === "connecting" || status.wasReady) return <Spinner size={12} />;
  return <span className={classNames(styles.dot, styles.bad)} />;
}
