// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot be virtual with placed rows; this is an ARIA grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus roves over the rows; cells and heads hold what takes it
import { ExternalLink, Play, RotateCw, SquareText, Trash2 } from "lucide-react";
import { memo, type ReactNode } from "react";
import { navigate } from "../../router.ts";
import { openLink } from "../../stores/use-app.ts";
import { StopIcon } from "../../ui/stop-icon.tsx";
import { act, removeContainers } from "./actions.ts";
import styles from "./row-actions.module.css";

export interface RowActionsProps {
  readonly id: string;
  readonly name: string;
  readonly up: boolean;
  /** The first port that can be opened. */
  readonly url: string | null;
  readonly port: string | null;
  /** The row has the roving focus: its buttons are in the tab order. */
  readonly focused: boolean;
}

/**
 * A row's buttons, seen when it is pointed at or focused. Always there for those who do not see, and plain: a thousand
 * rows pass by in a second of scrolling, so the tip is the browser's own.
 */
export const RowActions = memo(function RowActions({ id, name, up, url, port, focused }: RowActionsProps) {
  const button = (label: string, tip: string, icon: ReactNode, run: () => void, extra?: string) => (
    <button
      type="button"
      className={extra === undefined ? styles.button : `${styles.button} ${extra}`}
      aria-label={label}
      title={tip}
      tabIndex={focused ? 0 : -1}
      onClick={run}
    >
      {icon}
    </button>
  );
  return (
    <span role="gridcell" aria-label="Actions" className={styles.actions} data-actions="">
      {up
        ? button(`Stop ${name}`, "Stop (S)", <StopIcon size={14} />, () => void act("stop", [id]))
        : button(`Start ${name}`, "Start (S)", <Play size={14} />, () => void act("start", [id]))}
      {button(`Restart ${name}`, "Restart (R)", <RotateCw size={14} />, () => void act("restart", [id]))}
      {url !== null &&
        button(
          `Open port ${port} of ${name}`,
          `Open port ${port} (O)`,
          <ExternalLink size={14} />,
          () => void openLink(url),
          styles.open,
        )}
      {button(`Logs of ${name}`, "Logs (L)", <SquareText size={14} />, () =>
        navigate({ page: "container", id, tab: "logs" }),
      )}
      {button(`Remove ${name}…`, "Remove… (Delete)", <Trash2 size={14} />, () => removeContainers([id]))}
    </span>
  );
});
