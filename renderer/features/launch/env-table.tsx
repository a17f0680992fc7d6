import { ClipboardPaste, Plus } from "lucide-react";
import { type ClipboardEvent, useRef, useState } from "react";
import { useFieldArray } from "react-hook-form";
import { Button } from "../../ui/button.tsx";
import { countOf } from "../../ui/format.ts";
import { toast } from "../../ui/toast-store.ts";
import { looksLikeEnvLines, mergeVariables, parseEnvLines, type Variable } from "./env-lines.ts";
import { EnvRow } from "./env-row.tsx";
import styles from "./env-table.module.css";
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
  const { control, getValues, setFocus, touch } = useSheetTools();
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
    replace([...merged.variables]);
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
  const begin = (text: string) => {
    touch("env");
    append({ name: text, value: "" }, { shouldFocus: false });
    // The row is there after the next paint; the caret goes behind what was typed.
    requestAnimationFrame(() => setFocus(`env.${fields.length}.name`));
  };
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
      count={fields.length}
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
          <EnvRow
            key={field.id}
            index={index}
            marked={pasted?.names.has(field.name) ?? false}
            onRemove={() => drop(index)}
          />
        ))}
        {pasted !== null && (
          <div className={styles.pasted} role="status">
            <ClipboardPaste size={14} aria-hidden="true" />
            <span>
              {countOf(pasted.names.size, "variable")} taken over
              {pasted.unread > 0 && `, ${countOf(pasted.unread, "line")} not understood`}
            </span>
            <Button size="sm" variant="quiet" onClick={undo}>
              Undo
            </Button>
          </div>
        )}
        <label className={styles.add}>
          <Plus size={14} aria-hidden="true" />
          <input
            aria-label="Add a variable"
            placeholder="Add a variable, or paste .env lines here"
            autoComplete="off"
            spellCheck={false}
            value=""
            onChange={(event) => begin(event.target.value)}
          />
        </label>
      </div>
      <FailureAt part="env" />
    </Section>
  );
}
