import { Eye, EyeOff, Plus, X } from "lucide-react";
import { useState } from "react";
import { useController, useWatch } from "react-hook-form";
import { looksSecret } from "../../../contract/model/docker-run.ts";
import { classNames } from "../../ui/class-names.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import styles from "./env-table.module.css";
import { ProblemLine, useProblem } from "./problem-line.tsx";
import { useSheetTools } from "./sheet-context.ts";

export interface EnvRowProps {
  readonly index: number;
  /** The blank row at the end: what is typed into it becomes a variable. */
  readonly last: boolean;
  /** It came with what was pasted last. */
  readonly marked: boolean;
  /** The last row is no longer blank. */
  readonly onGrow: () => void;
  readonly onRemove: () => void;
}

/** One variable. A value that looks secret is not shown until the eye is pressed. */
export function EnvRow({ index, last, marked, onGrow, onRemove }: EnvRowProps) {
  const { control, register } = useSheetTools();
  const path = `env.${index}` as const;
  const name = useWatch({ control, name: `${path}.name` });
  const { field: value } = useController({ control, name: `${path}.value` });
  const [shown, setShown] = useState(false);
  const blank = last && name === "" && value.value === "";
  const { invalid, ...described } = useProblem(`${path}.name`);
  const secret = looksSecret(name, value.value);
  const hidden = secret && !shown;
  const called = name === "" ? `variable ${index + 1}` : name;
  const shared = { "data-cell": "value", "aria-label": `Value of ${called}`, spellCheck: false, autoComplete: "off" };
  return (
    <>
      <div
        className={classNames(styles.row, marked && styles.marked, blank && styles.blank)}
        onInput={last ? onGrow : undefined}
      >
        {blank && <Plus size={14} aria-hidden="true" />}
        <input
          {...register(`${path}.name`)}
          {...described}
          aria-label={blank ? "Add a variable" : `Name of ${called}`}
          placeholder={blank ? "Add a variable, or paste .env lines here" : ""}
          aria-invalid={invalid || undefined}
          className={styles.name}
          spellCheck={false}
          autoComplete="off"
        />
        {!blank && (
          <>
            {value.value.includes("\n") && !hidden ? (
              <textarea
                {...value}
                {...shared}
                rows={Math.min(4, value.value.split("\n").length)}
                className={styles.value}
              />
            ) : (
              <input
                {...value}
                {...shared}
                // A one-line field would lose the line breaks of a hidden value, so it shows a stand-in that cannot be edited.
                {...(value.value.includes("\n") ? { value: "•".repeat(12), readOnly: true } : {})}
                type={hidden && !value.value.includes("\n") ? "password" : "text"}
                className={styles.value}
              />
            )}
            {secret ? (
              <IconButton
                size="sm"
                label={`${hidden ? "Show" : "Hide"} the value of ${called}`}
                tip={hidden ? "Show" : "Hide"}
                icon={hidden ? <Eye size={14} /> : <EyeOff size={14} />}
                onClick={() => setShown(hidden)}
              />
            ) : (
              <span />
            )}
            <IconButton size="sm" label={`Remove ${called}`} tip="Remove" icon={<X size={14} />} onClick={onRemove} />
          </>
        )}
      </div>
      <ProblemLine path={`${path}.name`} />
    </>
  );
}
