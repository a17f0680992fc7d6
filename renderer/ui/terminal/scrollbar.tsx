import { type PointerEvent, useRef, useState } from "react";
import styles from "./scrollbar.module.css";

export interface ScrollbarProps {
  /** Where the seen part stands among all places it can stand, 0 to 1. */
  readonly at: number;
  /** How much of the whole is seen, 0 to 1. */
  readonly size: number;
  /** Marked places of the whole, 0 to 1. */
  readonly ticks: readonly number[];
  /** Asked to stand elsewhere, 0 to 1. */
  readonly onScroll: (share: number) => void;
}

const SMALLEST_THUMB_PX = 28;

/** A scrollbar over something that has no height of its own. The keyboard scrolls the thing itself. */
export function Scrollbar({ at, size, ticks, onScroll }: ScrollbarProps) {
  const track = useRef<HTMLDivElement>(null);
  const [grip, setGrip] = useState<number | null>(null);
  const tall = `max(${SMALLEST_THUMB_PX}px, ${size * 100}%)`;

  const shareAt = (event: PointerEvent, hold: number): number => {
    const box = track.current?.getBoundingClientRect();
    if (box === undefined) return 0;
    const thumb = Math.max(SMALLEST_THUMB_PX, size * box.height);
    return (event.clientY - box.top - hold * thumb) / Math.max(1, box.height - thumb);
  };
  const onDown = (event: PointerEvent<HTMLDivElement>) => {
    const thumb = event.currentTarget.querySelector("b")?.getBoundingClientRect();
    const inThumb = thumb !== undefined && event.clientY >= thumb.top && event.clientY <= thumb.bottom;
    const hold = inThumb ? (event.clientY - thumb.top) / thumb.height : 0.5;
    event.currentTarget.setPointerCapture(event.pointerId);
    setGrip(hold);
    if (!inThumb) onScroll(shareAt(event, hold));
  };

  return (
    <div
      ref={track}
      className={styles.track}
      aria-hidden="true"
      data-held={grip !== null || undefined}
      onPointerDown={onDown}
      onPointerMove={(event) => grip !== null && onScroll(shareAt(event, grip))}
      onPointerUp={() => setGrip(null)}
      onPointerCancel={() => setGrip(null)}
    >
      {size < 1 && <b style={{ height: tall, top: `calc((100% - ${tall}) * ${at})` }} />}
      {ticks.map((tick) => (
        <i key={tick} style={{ top: `${tick * 100}%` }} />
      ))}
    </div>
  );
}
