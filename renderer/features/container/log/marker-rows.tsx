import { Ellipsis } from "lucide-react";
import type { Marker } from "../../../logs/marker.ts";
import styles from "./log-view.module.css";
import { markerWords } from "./marker-words.ts";
import type { PlacedMarker } from "./viewport-state.ts";

export interface MarkerRowsProps {
  readonly markers: readonly PlacedMarker[];
  readonly onLoad: (marker: Marker) => void;
}

/** Seams, and boxes for what can be loaded, over the rows that the screen leaves empty for them. */
export function MarkerRows({ markers, onLoad }: MarkerRowsProps) {
  return markers.map(({ marker, content, y, height }) => {
    const { text, note, action } = markerWords(content);
    if (content.type === "seam") {
      return (
        <div key={y} className={styles.seam} style={{ top: y, height }}>
          <span>{text}</span>
        </div>
      );
    }
    return (
      <div key={y} className={styles.box} style={{ top: y, height }}>
        <Ellipsis size={14} aria-hidden="true" />
        <b>{text}</b>
        <span>{note}</span>
        {action !== null && (
          <button type="button" onClick={() => onLoad(marker)}>
            {action}
          </button>
        )}
      </div>
    );
  });
}
