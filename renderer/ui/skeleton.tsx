import { useEffect, useState } from "react";
import styles from "./skeleton.module.css";

export interface SkeletonProps {
  readonly rows?: number;
  /** The height of the real rows. Pixels. */
  readonly rowHeight?: number;
  /** Read aloud: "Loading containers". */
  readonly label: string;
}

const DELAY_MS = 150;

/** Rows of the real height while data is on its way; nothing at all in the first 150 ms. */
export function Skeleton({ rows = 8, rowHeight = 34, label }: SkeletonProps) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), DELAY_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <div className={styles.rows} role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same
          key={index}
          className={styles.row}
          style={{ height: rowHeight, opacity: Math.max(0.25, 1 - index * 0.12) }}
        >
          <i />
          <i style={{ width: `${52 + ((index * 37) % 40)}%` }} />
          <i style={{ width: `${30 + ((index * 53) % 40)}%` }} />
          <i />
        </div>
      ))}
    </div>
  );
}
