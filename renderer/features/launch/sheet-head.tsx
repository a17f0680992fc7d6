import { formatBytes } from "../../ui/format.ts";
import { brandStyle, monogram } from "../home/monogram.ts";
import styles from "./launch-sheet.module.css";
import type { LocalImage } from "./use-image.ts";

/** The image's monogram at the sheet's head. */
export function SheetMark({ repository }: { readonly repository: string }) {
  return (
    <span className={styles.mark} style={brandStyle(repository)}>
      {monogram(repository)}
    </span>
  );
}

/** What is known of the image, in a line. */
export function aboutImage({ summary, detail }: LocalImage): string {
  if (summary === null) return "Not on the engine yet";
  const size = formatBytes(summary.size);
  return detail === null ? size : `${detail.platform}, ${size}`;
}
