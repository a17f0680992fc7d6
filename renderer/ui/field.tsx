import { TriangleAlert } from "lucide-react";
import { createContext, type ReactNode, useContext, useId } from "react";
import { classNames } from "./class-names.ts";
import styles from "./field.module.css";

export interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong with the value, and how to mend it. Shown in place of the hint. */
  readonly error?: ReactNode;
  /** Keeps the label for the ear only. */
  readonly hideLabel?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

interface FieldLinks {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

const FieldContext = createContext<FieldLinks | null>(null);

/** What a control inside a Field puts on its element, so that label, hint and error belong to it. */
export function useFieldLinks(): FieldLinks | null {
  return useContext(FieldContext);
}

/** A label, a control, and a line below it. */
export function Field({ label, hint, error, hideLabel = false, className, children }: FieldProps) {
  const id = useId();
  const invalid = error !== undefined && error !== null && error !== false && error !== "";
  const note = invalid || (hint !== undefined && hint !== null);
  return (
    <div className={classNames(styles.field, className)}>
      <label htmlFor={id} className={hideLabel ? "visually-hidden" : styles.label}>
        {label}
      </label>
      <FieldContext value={{ id, describedBy: note ? `${id}-note` : undefined, invalid }}>{children}</FieldContext>
      {note && (
        <span id={`${id}-note`} className={invalid ? styles.error : styles.hint} role={invalid ? "alert" : undefined}>
          {invalid && <TriangleAlert size={12} aria-hidden="true" />}
          {invalid ? error : hint}
        </span>
      )}
    </div>
  );
}
