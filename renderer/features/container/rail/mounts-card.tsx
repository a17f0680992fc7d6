import { Database, Folder } from "lucide-react";
import type { Mount } from "../../../../contract/model/container.ts";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { Card } from "./card.tsx";
import styles from "./rail.module.css";

/** Folders of the engine's machine, and volumes, with where they are seen inside. `null`: not known yet. */
export function MountsCard({ mounts }: { readonly mounts: readonly Mount[] | null }) {
  return (
    <Card icon={<Folder size={16} aria-hidden="true" />} title="Folders and volumes">
      <ul className={styles.list}>
        {mounts === null && (
          <li>
            <Skeleton label="Loading folders and volumes" rows={1} rowHeight={30} />
          </li>
        )}
        {mounts?.map((mount) => (
          <li key={mount.target}>
            {mount.kind === "bind" ? (
              <Folder size={14} aria-label="Folder" />
            ) : (
              <Database size={14} aria-label="Volume" />
            )}
            <span className={styles.value} title={mount.source}>
              {sourceText(mount)}
            </span>
            <code title={mount.target}>
              {mount.target}
              {mount.readOnly && " (read only)"}
            </code>
          </li>
        ))}
        {mounts?.length === 0 && <li className={styles.faint}>It keeps nothing outside of itself</li>}
      </ul>
    </Card>
  );
}

/** An anonymous volume is named by 64 digits: the first say enough. */
function sourceText({ kind, source }: Mount): string {
  if (source === "") return kind;
  return /^[0-9a-f]{64}$/.test(source) ? source.slice(0, 12) : source;
}
