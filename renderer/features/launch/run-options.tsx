import { useController } from "react-hook-form";
import type { RestartPolicy } from "../../../contract/model/container.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Field } from "../../ui/field.tsx";
import { Select, type SelectOption } from "../../ui/select.tsx";
import { useSheetTools } from "./sheet-context.ts";

const POLICIES: readonly SelectOption<RestartPolicy>[] = [
  { value: "no", label: "Leave it stopped", hint: "no" },
  { value: "unless-stopped", label: "Unless I stop it", hint: "unless-stopped" },
  { value: "always", label: "Always", hint: "always" },
  { value: "on-failure", label: "When it fails", hint: "on-failure" },
];

/** What happens when it ends. */
export function RestartField() {
  const { control, touch } = useSheetTools();
  const { field } = useController({ control, name: "restart" });
  return (
    <Field label="Restart">
      <Select
        size="lg"
        label="Restart"
        options={POLICIES}
        value={field.value}
        onChange={(policy) => {
          touch();
          field.onChange(policy);
        }}
      />
    </Field>
  );
}

export function StartBox() {
  const { control, touch } = useSheetTools();
  const { field } = useController({ control, name: "start" });
  return (
    <Checkbox
      checked={field.value}
      onChange={(on) => {
        touch();
        field.onChange(on);
      }}
      label="Start after creating"
    />
  );
}
