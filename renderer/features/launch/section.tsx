import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../ui/button.tsx";
import styles from "./section.module.css";

export interface SectionProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly count?: number;
  /** Adds a row; without it no button is drawn. */
  readonly onAdd?: () => void;
  readonly addLabel?: string;
  /** At the right, in place of the button. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A headed part of the form. */
export function Section({ title, note, count = 0, onAdd, addLabel, aside, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.head}>
        <h3>{title}</h3>
        {count > 0 && <span className={styles.count}>{count}</span>}
        {note !== undefined && <small>{note}</small>}
        <span className={styles.space} />
        {aside}
        {onAdd !== undefined && (
          <Button
            size="sm"
            variant="quiet"
            icon={<Plus />}
            aria-label={addLabel}
            className={styles.add}
            onClick={onAdd}
          >
            Add
          </Button>
        )}
      </div>
      {children}
    </section>
  );
}
