import { ArrowRight, Database, Folder, Plus, X } from "lucide-react";
import { useController, useFieldArray, useWatch } from "react-hook-form";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Select } from "../../ui/select.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { nameOfImage } from "./container-name.ts";
import { isFolder } from "./launch-form.ts";
import styles from "./mount-rows.module.css";
import { FailureAt, ProblemLine, useProblem } from "./problem-line.tsx";
import { Section } from "./section.tsx";
import { useSheet, useSheetTools } from "./sheet-context.ts";

const MODES = [
  { value: "rw", label: "rw", hint: "read and write" },
  { value: "ro", label: "ro", hint: "read only" },
] as const;

/** Folders of the engine's machine and named volumes, seen inside the container. */
export function MountRows() {
  const { control, getValues, touch } = useSheetTools();
  const detail = useSheet((state) => state.image.detail);
  const { fields, append, remove } = useFieldArray({ control, name: "mounts" });
  const mounts = useWatch({ control, name: "mounts" });
  const used = new Set(mounts.map(({ target }) => target.trim()));
  const offered = (detail?.volumes ?? []).filter((target) => !used.has(target));
  const add = (source: string, target: string) => {
    touch("mounts");
    append({ source, target, readOnly: false }, { focusName: `mounts.${fields.length}.source` });
  };
  const keep = (target: string) =>
    add(volumeName(getValues("name") || nameOfImage(getValues("image")), target), target);
  const drop = (index: number) => {
    touch("mounts");
    remove(index);
  };
  return (
    <Section title="Folders and volumes" onAdd={() => add("", "")} addLabel="Add a folder or volume">
      {fields.map((field, index) => (
        <MountRow key={field.id} index={index} onRemove={() => drop(index)} />
      ))}
      {offered.map((target) => (
        <div key={target} className={styles.offer}>
          <Database size={14} aria-hidden="true" />
          <span>
            The image keeps data in <code>{target}</code>
          </span>
          <Button size="sm" icon={<Plus />} aria-label={`Keep in a volume: ${target}`} onClick={() => keep(target)}>
            Keep in a volume
          </Button>
        </div>
      ))}
      {fields.length === 0 && offered.length === 0 && <p className={styles.none}>None.</p>}
      <FailureAt part="mounts" />
    </Section>
  );
}

/** `db` and `/var/lib/postgresql/data` → `db_data`. */
function volumeName(container: string, target: string): string {
  const last = target.split("/").filter(Boolean).at(-1) ?? "data";
  return `${container}_${last}`.replace(/[^a-zA-Z0-9_.-]/g, "_");
}

function MountRow({ index, onRemove }: { readonly index: number; readonly onRemove: () => void }) {
  const { control, register, touch } = useSheetTools();
  const path = `mounts.${index}` as const;
  const source = useWatch({ control, name: `${path}.source` });
  const target = useWatch({ control, name: `${path}.target` });
  const { field: readOnly } = useController({ control, name: `${path}.readOnly` });
  const called = target.trim() === "" ? `${index + 1}` : target.trim();
  const Icon = source.trim() !== "" && !isFolder(source) ? Database : Folder;
  return (
    <>
      <div className={styles.row}>
        <TextInput
          size="md"
          mono
          placeholder="/folder or volume"
          aria-label={`Folder or volume for ${called}`}
          before={<Icon size={14} aria-hidden="true" />}
          {...useProblem(`${path}.source`)}
          {...register(`${path}.source`)}
        />
        <ArrowRight size={14} aria-label="to" role="img" />
        <TextInput
          size="md"
          mono
          placeholder="/path inside"
          aria-label={`Path inside, ${index + 1}`}
          {...useProblem(`${path}.target`)}
          {...register(`${path}.target`)}
        />
        <Select
          label={`Access to ${called}`}
          options={MODES}
          value={readOnly.value ? "ro" : "rw"}
          onChange={(mode) => {
            touch();
            readOnly.onChange(mode === "ro");
          }}
        />
        <IconButton size="sm" label={`Remove ${called}`} tip="Remove" icon={<X size={14} />} onClick={onRemove} />
      </div>
      <ProblemLine path={`${path}.source`} />
      <ProblemLine path={`${path}.target`} />
    </>
  );
}
