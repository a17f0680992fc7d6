import { ArrowDownToLine, Clock, Download, Ellipsis, WrapText } from "lucide-react";
import type { ReactNode } from "react";
import type { LogSnapshot, StreamFilter } from "../../../logs/log-snapshot.ts";
import { Button } from "../../../ui/button.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { saveLog } from "./export-log.ts";
import { logMenu } from "./log-menu.ts";
import { useLogPreferences } from "./log-preferences.ts";
import styles from "./log-toolbar.module.css";
import type { OpenLogView } from "./use-log.ts";
import { useLogPart } from "./use-log-part.ts";
import { useViewport } from "./use-viewport.ts";
import { followingOf } from "./viewport-state.ts";

export interface LogToolbarProps {
  readonly view: OpenLogView;
  /** The container's name, for the saved file. */
  readonly name: string;
  /** The search field. */
  readonly children: ReactNode;
}

const STREAMS: readonly { readonly value: StreamFilter; readonly label: string }[] = [
  { value: "both", label: "Both" },
  { value: "stdout", label: "stdout" },
  { value: "stderr", label: "stderr" },
];

const filterOf = ({ filter }: LogSnapshot): StreamFilter => filter;

export function LogToolbar({ view, name, children }: LogToolbarProps) {
  const { log, viewport } = view;
  const { times, wrap } = useLogPreferences();
  const filter = useLogPart(log, filterOf);
  const following = useViewport(viewport, followingOf);
  return (
    <div className={styles.tools} role="toolbar" aria-label="Log tools">
      {children}
      <Segmented label="Streams" options={STREAMS} value={filter} onChange={(chosen) => log.setFilter(chosen)} />
      <IconButton
        label="Timestamps"
        icon={<Clock />}
        active={times}
        onClick={() => useLogPreferences.setState({ times: !times })}
      />
      <IconButton
        label="Wrap lines"
        icon={<WrapText />}
        active={wrap}
        onClick={() => useLogPreferences.setState({ wrap: !wrap })}
      />
      <span className={styles.space} />
      <Button
        icon={<ArrowDownToLine />}
        aria-pressed={following}
        className={classNames(following && styles.following)}
        onClick={() => viewport.toEnd()}
      >
        Follow
      </Button>
      <IconButton label="Save" tip="Save as a file" icon={<Download />} onClick={() => void saveLog(log, name)} />
      <Menu
        align="end"
        trigger={<IconButton label="More log actions" icon={<Ellipsis />} />}
        items={() => logMenu(view, name)}
      />
    </div>
  );
}
