import { Fragment, useDeferredValue } from "react";
import { useWatch } from "react-hook-form";
import { joinCommandLine } from "../../../contract/model/command-line.ts";
import { dockerRunGroups, toDockerRun } from "../../../contract/model/docker-run.ts";
import { classNames } from "../../ui/class-names.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import styles from "./command-strip.module.css";
import { draftSpec, type LaunchValues } from "./launch-form.ts";
import { useSheet, useSheetTools } from "./sheet-context.ts";

/** The docker command that does the same, as the form stands. Secrets are never in it. */
export function CommandStrip() {
  const { control } = useSheetTools();
  const present = useWatch({ control }) as LaunchValues;
  // Typing goes first; the strip follows when there is time.
  const values = useDeferredValue(present);
  const problems = useSheet((state) => state.problems);
  const spec = draftSpec(values);
  const options = { start: values.start, maskSecrets: true };
  const groups = dockerRunGroups(spec, options);
  const wrong = new Set(
    values.ports.filter((_, index) => problems.has(`ports.${index}.host`)).map(({ host }) => host.trim()),
  );
  const isWrong = ([flag, value]: readonly string[]) => flag === "-p" && wrong.has(value?.split(":")[0] ?? "");
  return (
    <div className={styles.strip}>
      <code role="img" aria-label={`Docker command: ${toDockerRun(spec, options)}`}>
        {groups.map((words, index) => {
          const ends = index === 0 || index === groups.length - 1;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand twice, and nothing here has a state
            <Fragment key={index}>
              <span className={classNames(ends && styles.ends, isWrong(words) && styles.wrong)}>
                {joinCommandLine(words)}
              </span>{" "}
            </Fragment>
          );
        })}
      </code>
      <CopyButton
        size="sm"
        showLabel
        label="Copy"
        text={() => toDockerRun(spec, options)}
        className={styles.copy ?? ""}
      />
    </div>
  );
}
