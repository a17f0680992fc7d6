import { Check } from "lucide-react";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import { joinCommandLine } from "../../../contract/model/command-line.ts";
import { useImages } from "../../stores/use-images.ts";
import { Field } from "../../ui/field.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { localItems } from "../home/catalogue.ts";
import { TagPicker } from "../home/tag-picker.tsx";
import { nameReference, withTag } from "../home/typed-reference.ts";
import styles from "./launch-sheet.module.css";
import { FailureAt, ProblemLine, useProblem } from "./problem-line.tsx";
import { useSheet, useSheetTools } from "./sheet-context.ts";

const NONE = new Map<string, never>();

/** Any full reference, with its tags to choose from. */
export function ImageField() {
  const { control, register, setValue, touch } = useSheetTools();
  const image = useWatch({ control, name: "image" });
  const images = useImages((state) => state.images);
  const [tagsOpen, setTagsOpen] = useState(false);
  const name = nameReference(image);
  const local = localItems(images, [], NONE).find((item) => item.repository === name?.repository)?.local ?? [];
  return (
    <Field label="Image">
      <TextInput
        mono
        placeholder="registry/name:tag"
        {...useProblem("image")}
        {...register("image")}
        after={
          name !== null && (
            <TagPicker
              repository={name.repository}
              onHub={name.onHub}
              local={local}
              compact
              tag={name.tag}
              open={tagsOpen}
              onOpenChange={setTagsOpen}
              onPick={(option) => {
                touch();
                setValue("image", withTag(name.repository, option.name), { shouldValidate: true });
              }}
            />
          )
        }
      />
    </Field>
  );
}

/** Checked against the engine's containers as it is typed. */
export function NameField() {
  const { control, register, touch } = useSheetTools();
  const name = useWatch({ control, name: "name" });
  const problem = useProblem("name");
  const free = name.trim() !== "" && !problem.invalid;
  return (
    <Field label="Name">
      <TextInput
        placeholder="Berth makes one"
        {...problem}
        {...register("name", { onChange: () => touch("name") })}
        after={free && <Check size={16} className={styles.free} role="img" aria-label="Free" />}
      />
    </Field>
  );
}

/** In place of the image's own command, as a shell would take it apart. */
export function CommandField() {
  const { register } = useSheetTools();
  const detail = useSheet((state) => state.image.detail);
  const own = detail === null ? "" : joinCommandLine(detail.command);
  return (
    <div className={styles.part}>
      <div className={styles.noted}>
        <Field label="Command">
          <TextInput mono placeholder={own} {...useProblem("command")} {...register("command")} />
        </Field>
        <small className={styles.note}>leave empty to use the image’s own</small>
      </div>
      <ProblemLine path="command" />
      <FailureAt part="command" />
    </div>
  );
}

/** Image and name side by side, with what is wrong with them below, over the whole width. */
export function IdentityFields() {
  return (
    <div className={styles.part}>
      <div className={styles.pair}>
        <ImageField />
        <NameField />
      </div>
      <ProblemLine path="image" />
      <ProblemLine path="name" />
      <FailureAt part="image" />
      <FailureAt part="name" />
    </div>
  );
}
