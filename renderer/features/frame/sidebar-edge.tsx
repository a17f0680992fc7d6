import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { changeSettings, useSettings } from "../../stores/use-settings.ts";
import styles from "./sidebar-edge.module.css";

/** Pixels; as in the contract's settings. */
export const SIDEBAR = { least: 190, most: 320, usual: 232 } as const;
const STEP = 8;

const within = (width: number) => Math.round(Math.min(SIDEBAR.most, Math.max(SIDEBAR.least, width)));

/** Draws the width without going through React: a drag moves many times a second. */
export function paintSidebarWidth(width: number): void {
  document.documentElement.style.setProperty("--sidebar-width", `${width}px`);
}

/** The edge to drag. The width is kept when the drag ends. */
export function SidebarEdge() {
  const width = useSettings((state) => state.settings?.sidebarWidth ?? SIDEBAR.usual);
  const dragged = useRef<number | null>(null);

  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (dragged.current === null) return;
    dragged.current = within(event.clientX);
    paintSidebarWidth(dragged.current);
  };
  const end = () => {
    if (dragged.current !== null && dragged.current !== width) void changeSettings({ sidebarWidth: dragged.current });
    dragged.current = null;
  };
  const press = (event: KeyboardEvent) => {
    const by = event.key === "ArrowLeft" ? -STEP : event.key === "ArrowRight" ? STEP : 0;
    if (by === 0) return;
    event.preventDefault();
    void changeSettings({ sidebarWidth: within(width + by) });
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: <hr> cannot be dragged; a focusable separator with a value is the pattern
    <div
      className={styles.edge}
      role="separator"
      aria-label="Width of the sidebar"
      aria-orientation="vertical"
      aria-valuemin={SIDEBAR.least}
      aria-valuemax={SIDEBAR.most}
      aria-valuenow={width}
      tabIndex={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        dragged.current = width;
      }}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={() => void changeSettings({ sidebarWidth: SIDEBAR.usual })}
      onKeyDown={press}
    />
  );
}
