import type { LayerProgress } from "../../../contract/model/job.ts";
import styles from "./liquid.module.css";
import { columnLevels } from "./progress.ts";

export interface LiquidProps {
  readonly layers: readonly LayerProgress[];
  /** 32 px in sheets, 22 px in rows and on cards. */
  readonly size?: "sm" | "md";
}

/** Four columns that fill like liquid as layers arrive. A picture only: the words beside it say the same. */
export function Liquid({ layers, size = "md" }: LiquidProps) {
  return (
    <span className={`${styles.liquid} ${styles[size]}`} aria-hidden="true">
      {columnLevels(layers).map((level, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the four columns never change their order
        <span key={column} className={styles.column}>
          <span className={styles.level} style={{ transform: `scaleY(${level})` }} />
        </span>
      ))}
    </span>
  );
}
