import { ArrowDown } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef } from "react";
import type { LogSnapshot } from "../../../logs/log-snapshot.ts";
import type { Marker } from "../../../logs/marker.ts";
import { countOf } from "../../../ui/format.ts";
import { selectedText } from "./copy-text.ts";
import { useLogPreferences } from "./log-preferences.ts";
import { LogScrollbar } from "./log-scrollbar.tsx";
import styles from "./log-view.module.css";
import { MarkerRows } from "./marker-rows.tsx";
import type { OpenLogView } from "./use-log.ts";
import { useLogPart, wholeLog } from "./use-log-part.ts";
import { usePointer } from "./use-pointer.ts";
import { useViewport } from "./use-viewport.ts";
import { heedKey } from "./viewport-keys.ts";

export interface LogViewProps {
  readonly view: OpenLogView;
}

/** The text of a log: a screen of cells, and over it markers, stderr's red edge, the scrollbar and the pill. */
export function LogView({ view }: LogViewProps) {
  const { log, viewport } = view;
  const snapshot = useLogPart(log, wholeLog);
  const screen = useRef<HTMLDivElement>(null);
  const plain = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (screen.current === null || plain.current === null) return;
    return viewport.attach(screen.current, plain.current, useLogPreferences.getState().fontSize);
  }, [viewport]);
  // What opened it went with its page: without the focus the keys that scroll would be nobody's.
  useEffect(() => {
    if (document.activeElement === document.body) surface.current?.focus({ preventScroll: true });
  }, []);
  usePointer(surface, viewport);
  const state = useViewport(viewport, whole);

  const onCopy = (event: ClipboardEvent) => {
    const text = selectedText(log.store, viewport.selection, viewport.options.times);
    if (text === "") return;
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey && heedKey(event.key, event.metaKey || event.ctrlKey, viewport)) event.preventDefault();
  };

  const load = (marker: Marker) => {
    // The button goes with what it stood for.
    surface.current?.focus({ preventScroll: true });
    viewport.load(marker);
  };

  return (
    <div className={styles.view}>
      {/* biome-ignore lint/a11y/useSemanticElements: it is no set of fields. */}
      <div
        ref={surface}
        className={styles.surface}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled and selected from by keyboard.
        tabIndex={0}
        role="group"
        aria-label="Log text"
        onCopy={onCopy}
        onKeyDown={onKeyDown}
      >
        <div ref={screen} className={styles.screen} aria-hidden="true" />
        {state.edges.map((edge) => (
          <i key={edge.y} className={styles.edge} style={{ top: edge.y, height: edge.height }} />
        ))}
      </div>
      <MarkerRows markers={state.markers} onLoad={load} />
      <div ref={plain} className="visually-hidden" role="log" aria-live="off" aria-label="Visible lines" />
      {state.empty && snapshot.phase.name !== "opening" && (
        <p className={styles.empty}>
          {snapshot.search.only
            ? "No line matches"
            : snapshot.lines > 0
              ? `No line on ${snapshot.filter}`
              : emptyWords(snapshot)}
        </p>
      )}
      {!state.following && state.newLines > 0 && (
        <button type="button" className={styles.pill} onClick={() => viewport.toEnd()}>
          <ArrowDown size={14} aria-hidden="true" />
          {countOf(state.newLines, "new line")}
        </button>
      )}
      <LogScrollbar view={view} snapshot={snapshot} thumb={state.thumb} />
    </div>
  );
}

const whole = <State,>(state: State): State => state;

function emptyWords({ phase }: LogSnapshot): string {
  // What it has written is not known.
  if (phase.name === "waiting") return "Its log comes when the engine answers";
  return phase.name === "ended" ? "It did not write anything" : "It has not written anything yet";
}
