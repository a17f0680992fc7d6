import type { LayerProgress } from "../../../contract/model/job.ts";
import { layerLine } from "./job-words.ts";
import styles from "./layer-list.module.css";
import { arrived } from "./progress.ts";

/** Each layer of a pull with its own bar, in the image's order. */
export function LayerList({ layers }: { readonly layers: readonly LayerProgress[] }) {
  return (
    <ul className={styles.layers} aria-label="Layers">
      {layers.map((layer) => (
        <li key={layer.id} className={styles.layer}>
          <code>{layer.id}</code>
          <span className={styles.track}>
            <span
              className={layer.state === "done" || layer.state === "exists" ? styles.full : styles.part}
              style={{ transform: `scaleX(${arrived(layer)})` }}
            />
          </span>
          <span>{layerLine(layer)}</span>
        </li>
      ))}
    </ul>
  );
}
