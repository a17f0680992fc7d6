import { type FormEvent, useRef, useState } from "react";
import { ContainerName } from "../../../contract/model/container.ts";
import type { ErrorValue } from "../../../contract/model/error-value.ts";
import { useContainers } from "../../stores/use-containers.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { fixLabel } from "../../ui/fix-label.ts";
import { TextInput } from "../../ui/text-input.tsx";
import { renameNow } from "./actions.ts";
import { closeContainerDialogs } from "./container-dialogs-store.ts";
import { giveFocusBack } from "./grid-focus.ts";
import styles from "./rename-dialog.module.css";

const FORM = "rename-form";

/** A new name for a container. A taken name offers a free one. */
export function RenameDialog({ id }: { readonly id: string }) {
  const [before] = useState(() => useContainers.getState().byId.get(id)?.name ?? "");
  const [name, setName] = useState(before);
  const [wrong, setWrong] = useState<string | null>(null);
  const [problem, setProblem] = useState<ErrorValue | null>(null);
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const change = (next: string) => {
    setName(next);
    setWrong(null);
    setProblem(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const checked = ContainerName.safeParse(name.trim());
    if (!checked.success) {
      setWrong(checked.error.issues[0]?.message ?? "This is no name for a container.");
      input.current?.focus();
      return;
    }
    if (checked.data === before) return closeContainerDialogs();
    setBusy(true);
    const failed = await renameNow(id, checked.data);
    setBusy(false);
    setProblem(failed);
    if (failed === null) closeContainerDialogs();
    else input.current?.focus();
  };

  const fix = problem?.data.fix;
  return (
    <Dialog
      open
      onClose={closeContainerDialogs}
      onCloseAutoFocus={giveFocusBack}
      title={`Rename ${before}`}
      footer={
        <>
          <Button size="lg" onClick={closeContainerDialogs}>
            Cancel
          </Button>
          <Button size="lg" variant="primary" type="submit" form={FORM} busy={busy}>
            Rename
          </Button>
        </>
      }
    >
      <form id={FORM} className={styles.form} onSubmit={submit} noValidate>
        <Field
          label="Name"
          error={wrong ?? (problem === null ? null : `${problem.message} ${problem.data.why}`.trim())}
        >
          <TextInput ref={input} mono value={name} onChange={(event) => change(event.target.value)} />
        </Field>
        {fix?.kind === "use-name" && (
          <Button size="sm" onClick={() => change(fix.name)}>
            {fixLabel(fix)}
          </Button>
        )}
      </form>
    </Dialog>
  );
}
