// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot be virtual with placed rows; this is an ARIA grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus roves over the rows; cells and heads hold what takes it
import { type MouseEvent, memo, useState } from "react";
import { navigate } from "../../router.ts";
import { useBusy } from "../../stores/busy.ts";
import { openLink } from "../../stores/use-app.ts";
import { useContainer } from "../../stores/use-containers.ts";
import { useEngine } from "../../stores/use-engine.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { classNames } from "../../ui/class-names.ts";
import { hasMoved } from "../../ui/has-moved.ts";
import { StateMark } from "../../ui/state-mark.tsx";
import styles from "./containers-grid.module.css";
import { type PortLink, portLinks, portsThatFit } from "./ports.ts";
import { RowActions } from "./row-actions.tsx";
import { StatusText } from "./status-text.tsx";
import { hasFailed, isUp, statusWords } from "./status-words.ts";
import { extendSelected, focusRow, toggleSelected, useTable } from "./table-store.ts";

export interface RowProps {
  readonly id: string;
  /** Counts from 0 among the shown rows. */
  readonly index: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  /** It has the roving focus. */
  readonly focused: boolean;
  /** Rows fly by, or are the very first: the buttons wait until they rest. */
  readonly flying: boolean;
}

/** One container's row. Reads only its own container: another's change does not draw it again. */
export const ContainerRowView = memo(function ContainerRowView({ id, index, top, focused, flying }: RowProps) {
  const container = useContainer(id);
  const busy = useBusy(id);
  const selected = useTable((state) => state.selected.has(id));
  const target = useEngine((state) => state.status?.target ?? null);
  const [pointed, setPointed] = useState(false);
  const rested = useRested(flying);
  if (container === undefined) return null;

  const up = isUp(container);
  const links = portLinks(container.ports, target);
  const first = links.find((link) => link.url !== null);

  const click = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest("button, a, input") !== null) return;
    focusRow(id);
    if (event.shiftKey) extendSelected(id);
    else if (event.ctrlKey || event.metaKey) toggleSelected([id]);
    else navigate({ page: "container", id, tab: "logs" });
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys for all rows
    <div
      role="row"
      aria-label={container.name}
      aria-description={`${busy ?? statusWords(container).word}, ${container.image}`}
      aria-rowindex={index + 2}
      aria-selected={selected}
      tabIndex={focused ? 0 : -1}
      data-row={id}
      className={classNames(styles.row, selected && styles.selected, !up && styles.off)}
      style={{ transform: `translateY(${top}px)` }}
      onClick={click}
      onPointerMove={(event) => !pointed && hasMoved(event) && setPointed(true)}
      onPointerLeave={() => setPointed(false)}
    >
      <span role="gridcell" className={styles.check}>
        <Checkbox
          checked={selected}
          aria-label={`Select ${container.name}`}
          tabIndex={focused ? 0 : -1}
          onChange={() => toggleSelected([id])}
        />
      </span>
      <span role="gridcell" className={styles.name}>
        <StateMark
          state={container.state}
          health={container.health}
          failed={hasFailed(container)}
          busy={busy !== null}
          moving={pointed}
        />
        <b title={container.name}>{container.name}</b>
      </span>
      <span role="gridcell" className={styles.image} title={container.image}>
        <code>{container.image}</code>
      </span>
      <span role="gridcell" className={styles.ports}>
        <Ports links={links} focused={focused} />
      </span>
      <span role="gridcell" className={styles.status}>
        <StatusText container={container} busy={busy} />
      </span>
      {(rested || focused) && (
        <RowActions
          id={id}
          name={container.name}
          up={up}
          url={first?.url ?? null}
          port={first?.label ?? null}
          focused={focused}
        />
      )}
    </div>
  );
});

/** `true` from the first rest on: what was drawn stays when the list moves again. */
function useRested(flying: boolean): boolean {
  const [rested, setRested] = useState(!flying);
  if (!flying && !rested) setRested(true);
  return rested;
}

function Ports({ links, focused }: { readonly links: readonly PortLink[]; readonly focused: boolean }) {
  const shown = portsThatFit(links);
  const more = links.length - shown;
  return (
    <>
      {links.slice(0, shown).map((link) => {
        const { url } = link;
        const tip = `Container port ${link.container}${url === null ? "" : `, opens ${url}`}`;
        if (url === null) {
          return (
            <span key={link.label} className={styles.closed} title={tip}>
              {link.label}
            </span>
          );
        }
        return (
          <a
            key={link.label}
            href={url}
            title={tip}
            className={styles.port}
            tabIndex={focused ? 0 : -1}
            onClick={(event) => {
              event.preventDefault();
              void openLink(url);
            }}
          >
            {link.label}
          </a>
        );
      })}
      {more > 0 && (
        <span className={styles.closed} title={links.map((link) => link.label).join(", ")}>
          +{more}
        </span>
      )}
    </>
  );
}
