import { type FormEvent, useRef, useState } from "react";
import type { ErrorValue } from "../../../contract/model/error-value.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import styles from "./connect-dialog.module.css";
import { closeConnectDialog, useConnectDialog } from "./connect-dialog-store.ts";
import { connectTo } from "./select-engine.ts";

const FORM = "connect-form";

/** "Connect to another address…": a wrong address is named at its field, and nothing is chosen. */
export function ConnectDialog() {
  const open = useConnectDialog((state) => state.open);
  const [busy, setBusy] = useState(false);
  return (
    <Dialog
      open={open}
      onClose={closeConnectDialog}
      title="Connect to another address"
      description="A Docker engine on this computer or on another machine."
      footer={
        <>
          <Button size="lg" onClick={closeConnectDialog}>
            Cancel
          </Button>
          <Button size="lg" variant="primary" type="submit" form={FORM} busy={busy}>
            Connect
          </Button>
        </>
      }
    >
      <ConnectForm onBusy={setBusy} />
    </Dialog>
  );
}

/** Mounted with the dialog, so it begins empty each time. */
function ConnectForm({ onBusy }: { readonly onBusy: (busy: boolean) => void }) {
  const [address, setAddress] = useState("");
  const [problem, setProblem] = useState<ErrorValue | null>(null);
  const input = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    onBusy(true);
    const wrong = address.trim() === "" ? EMPTY : await connectTo(address.trim());
    onBusy(false);
    setProblem(wrong);
    if (wrong === null) closeConnectDialog();
    else input.current?.focus();
  };

  return (
    <form id={FORM} className={styles.form} onSubmit={submit} noValidate>
      <Field
        label="Address"
        hint="As DOCKER_HOST would say it: unix:///path/docker.sock or tcp://host:2375."
        error={
          problem === null ? null : [problem.message, problem.data.why, problem.data.hint].filter(Boolean).join(" ")
        }
      >
        <TextInput
          ref={input}
          mono
          placeholder="tcp://192.168.1.20:2375"
          value={address}
          onChange={(event) => {
            setAddress(event.target.value);
            setProblem(null);
          }}
        />
      </Field>
    </form>
  );
}

const EMPTY: ErrorValue = {
  code: "EMPTY",
  message: "There is no address yet.",
  data: { why: "", hint: "Write unix:///path/docker.sock or tcp://host:port." },
};
