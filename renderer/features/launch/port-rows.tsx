import { ArrowRight, Check, X } from "lucide-react";
import { useController, useFieldArray, useWatch } from "react-hook-form";
import { Protocol } from "../../../contract/model/container.ts";
import { useEngine } from "../../stores/use-engine.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Select } from "../../ui/select.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import styles from "./port-rows.module.css";
import { FailureAt, ProblemLine, useProblem } from "./problem-line.tsx";
import { Section } from "./section.tsx";
import { useSheet, useSheetTools } from "./sheet-context.ts";

const PROTOCOLS = Protocol.options.map((value) => ({ value, label: value }));

/** Which ports of the engine's machine lead into the container. */
export function PortRows() {
  const { control, touch } = useSheetTools();
  const known = useSheet((state) => state.image.detail !== null);
  const { fields, append, remove } = useFieldArray({ control, name: "ports" });
  const { field: exposed } = useController({ control, name: "publishExposed" });
  const remote = useEngine((state) => state.status?.target.remote ?? false);
  const add = () => {
    touch("ports");
    append({ host: "", container: "", protocol: "tcp" }, { focusName: `ports.${fields.length}.host` });
  };
  const drop = (index: number) => {
    touch("ports");
    remove(index);
  };
  return (
    <Section
      title="Ports"
      note={remote ? "engine’s machine to container" : "this computer to container"}
      onAdd={add}
      addLabel="Add a port"
    >
      {fields.map((field, index) => (
        <PortRow key={field.id} index={index} onRemove={() => drop(index)} />
      ))}
      {!known ? (
        <Checkbox
          checked={exposed.value}
          onChange={(on) => {
            touch();
            exposed.onChange(on);
          }}
          label={fields.length === 0 ? "Publish the ports that the image exposes" : "Also those that the image exposes"}
        />
      ) : (
        fields.length === 0 && <p className={styles.none}>None is published.</p>
      )}
      <FailureAt part="ports" />
    </Section>
  );
}

function PortRow({ index, onRemove }: { readonly index: number; readonly onRemove: () => void }) {
  const { control, register, touch } = useSheetTools();
  const path = `ports.${index}` as const;
  const host = useWatch({ control, name: `${path}.host` });
  const container = useWatch({ control, name: `${path}.container` });
  const { field: protocol } = useController({ control, name: `${path}.protocol` });
  const problem = useProblem(`${path}.host`);
  const inner = useProblem(`${path}.container`);
  const called = container.trim() === "" ? `${index + 1}` : container.trim();
  const mark = () => touch("ports");
  // Another program may hold what no container publishes: known only when the engine has tried.
  const refused = useSheet(({ failure }) => {
    const fix = failure?.error.data.fix;
    return fix?.kind === "use-port" && fix.from === Number(host);
  });
  return (
    <>
      <div className={styles.row}>
        <TextInput
          size="md"
          mono
          inputMode="numeric"
          placeholder="auto"
          aria-label={`Host port for ${called}`}
          {...problem}
          {...register(`${path}.host`, { onChange: mark })}
        />
        <ArrowRight size={14} aria-label="to" role="img" />
        <TextInput
          size="md"
          mono
          inputMode="numeric"
          aria-label={`Container port ${index + 1}`}
          {...inner}
          {...register(`${path}.container`, { onChange: mark })}
        />
        <Select
          label={`Protocol of ${called}`}
          options={PROTOCOLS}
          value={protocol.value}
          onChange={(value) => {
            mark();
            protocol.onChange(value);
          }}
        />
        <span className={styles.free} title="No container publishes it">
          {host.trim() !== "" && !problem.invalid && !refused && (
            <>
              <Check size={13} aria-hidden="true" />
              Free
            </>
          )}
        </span>
        <IconButton size="sm" label={`Remove port ${called}`} tip="Remove" icon={<X size={14} />} onClick={onRemove} />
      </div>
      <ProblemLine path={`${path}.host`} />
      <ProblemLine path={`${path}.container`} />
    </>
  );
}
