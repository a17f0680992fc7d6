import { ClipboardPaste } from "lucide-react";
import { type ClipboardEvent, Fragment, useRef, useState } from "react";
import { useFieldArray } from "react-hook-form";
import { Button } from "../../ui/button.tsx";
import { countOf } from "../../ui/format.ts";
import { toast } from "../../ui/toast-store.ts";
import { looksLikeEnvLines, mergeVariables, parseEnvLines, type Variable } from "./env-lines.ts";
import { EnvRow } from "./env-row.tsx";
import styles from "./env-table.module.css";
import { blankVariable } from "./launch-values.ts";
import { FailureAt } from "./problem-line.tsx";
import { Section } from "./section.tsx";
import { useSheetTools } from "./sheet-context.ts";

/** More than this is no file of variables. Bytes. */
const LARGEST_FILE = 1_000_000;

interface Pasted {
  readonly before: readonly Variable[];
  readonly names: ReadonlySet<string>;
  readonly unread: number;
}

/** Environment variables, row by row, pasted, or from a `.env` file. */
export function EnvTable() {
  const { control, getValues, touch } = useSheetTools();
  const { fields, append, remove, replace } = useFieldArray({ control, name: "env" });
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const file = useRef<HTMLInputElement>(null);

  const take = (text: string) => {
    const { variables, unread } = parseEnvLines(text);
    if (variables.length === 0) {
      toast({ title: "No variables found", body: "They stand one a line, as NAME=value.", tone: "danger" });
      return;
    }
    const before = getValues("env");
    const kept = before.filter(({ name, value }) => name !== "" || value !== "");
    const merged = mergeVariables(kept, variables);
    touch("env");
    replace([...merged.variables, blankVariable]);
    setPasted({ before, names: merged.changed, unread: unread.length });
  };
  const onPaste = (event: ClipboardEvent<HTMLElement>) => {
    const text = event.clipboardData.getData("text");
    const inValue = event.target instanceof HTMLElement && event.target.dataset.cell === "value";
    // A value may well be `a=b`; several lines of that form are not one value.
    if (!looksLikeEnvLines(text) || (inValue && !/[\r\n]/.test(text.trim()))) return;
    event.preventDefault();
    take(text);
  };
  const onFile = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    if (chosen.size > LARGEST_FILE) toast({ title: `${chosen.name} is too large for a .env file`, tone: "danger" });
    else take(await chosen.text());
  };
  // The row that is typed into stays where it is, and a new blank one follows: no key can go astray.
  const grow = () => append(blankVariable, { shouldFocus: false });
  const undo = () => {
    if (pasted !== null) replace([...pasted.before]);
    setPasted(null);
  };
  const drop = (index: number) => {
    touch("env");
    remove(index);
    setPasted(null);
  };

  return (
    <Section
      title="Environment"
      count={fields.length - 1}
      aside={
        <Button size="sm" variant="quiet" className={styles.link} onClick={() => file.current?.click()}>
          Import .env…
        </Button>
      }
    >
      <input
        ref={file}
        type="file"
        hidden
        aria-label="Import .env"
        onChange={(event) => {
          void onFile(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      <div className={styles.table} onPaste={onPaste} onInput={() => setPasted(null)}>
        {fields.map((field, index) => (
          <Fragment key={field.id}>
            {pasted !== null && index === fields.length - 1 && <PastedNote pasted={pasted} onUndo={undo} />}
            <EnvRow
              index={index}
              last={index === fields.length - 1}
              marked={pasted?.names.has(field.name) ?? false}
              onGrow={grow}
              onRemove={() => drop(index)}
            />
          </Fragment>
        ))}
      </div>
      <FailureAt part="env" />
    </Section>
  );
}

interface PastedNoteProps {
  readonly pasted: Pasted;
  readonly onUndo: () => void;
}

/** What came from a paste or a file, and a way back. */
function PastedNote({ pasted, onUndo }: PastedNoteProps) {
  return (
    <div className={styles.pasted} role="status">
      <ClipboardPaste size={14} aria-hidden="true" />
      <span>
        {countOf(pasted.names.size, "variable")} taken over
        {pasted.unread > 0 && `, ${countOf(pasted.unread, "line")} not understood`}
      </span>
      <Button size="sm" variant="quiet" onClick={onUndo}>
        Undo
      </Button>
    </div>
  );
}
