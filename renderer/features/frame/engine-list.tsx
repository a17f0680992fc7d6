import { Check, Plus } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { Badge } from "../../ui/badge.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import styles from "./engine-list.module.css";
import { engineColour, enginePlace } from "./engine-look.ts";
import { selectEngine } from "./select-engine.ts";
import { useEngines } from "./use-engines.ts";

export interface EngineListProps {
  /** The id of the present engine. */
  readonly current: string;
  readonly onDone: () => void;
  /** An engine that is not in the list is wanted. */
  readonly onConnect: () => void;
}

/** All engines to choose from, asked anew each time it opens: Docker contexts come and go. */
export function EngineList({ current, onDone, onConnect }: EngineListProps) {
  const engines = useEngines();
  const list = useRef<HTMLDivElement>(null);
  const loaded = engines !== null;
  // The list comes after the panel, which has put the focus on its last button meanwhile.
  useEffect(() => {
    if (loaded && list.current?.contains(document.activeElement)) {
      list.current.querySelector<HTMLElement>('[aria-current="true"]')?.focus();
    }
  }, [loaded]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons in it
    <div ref={list} className={styles.list} onKeyDown={walk}>
      <h2 className={styles.heading}>Engines</h2>
      {engines === null && <Skeleton rows={2} rowHeight={42} label="Loading engines" />}
      {engines?.map((target) => (
        <button
          type="button"
          key={target.id}
          className={styles.engine}
          aria-current={target.id === current}
          onClick={() => {
            onDone();
            if (target.id !== current) void selectEngine(target.id);
          }}
        >
          <span className={styles.strip} style={{ background: engineColour(target) }} />
          <span className={styles.text}>
            <span className={styles.name}>
              <b>{target.label}</b>
              {target.kind === "demo" && <Badge tone="info">Demo</Badge>}
            </span>
            <small title={target.address}>{enginePlace(target)}</small>
          </span>
          {target.id === current && <Check size={14} aria-hidden="true" />}
        </button>
      ))}
      <button type="button" className={styles.add} onClick={onConnect}>
        <Plus size={14} aria-hidden="true" />
        Connect to another address…
      </button>
    </div>
  );
}

/** The arrow keys walk over the buttons. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[at + step]?.focus();
  event.preventDefault();
}
