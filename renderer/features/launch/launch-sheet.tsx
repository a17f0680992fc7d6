import { zodResolver } from "@hookform/resolvers/zod";
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useMemo, useState } from "react";
import { type Path, useForm, useWatch } from "react-hook-form";
import { Sheet } from "../../ui/sheet.tsx";
import { toast } from "../../ui/toast-store.ts";
import { nameReference } from "../home/typed-reference.ts";
import { CommandStrip } from "./command-strip.tsx";
import { freeName, nameOfImage } from "./container-name.ts";
import { failureOf } from "./failure-of.ts";
import { isUnused, removeKept } from "./launch.ts";
import { LaunchFooter } from "./launch-footer.tsx";
import { LaunchForm, type LaunchRequest, type LaunchValues } from "./launch-form.ts";
import { fieldProblems, inOrder, liveProblems, type Part, type Problem, problemCount } from "./launch-problems.ts";
import styles from "./launch-sheet.module.css";
import { closeLaunch, type LaunchSubject, reopenLaunch } from "./launch-store.ts";
import { launchValues, valuesOfSpec } from "./launch-values.ts";
import { createSheetStore, SheetContext, type SheetTools } from "./sheet-context.ts";
import { SheetFields } from "./sheet-fields.tsx";
import { aboutImage, SheetMark } from "./sheet-head.tsx";
import { useImage } from "./use-image.ts";
import { useLiveState } from "./use-live-state.ts";
import { usePrefill } from "./use-prefill.ts";
import { useSheetJobs } from "./use-sheet-jobs.ts";

export interface LaunchSheetProps {
  readonly open: boolean;
  readonly subject: LaunchSubject;
}

/** What the form begins with. A spec's own name may be taken by the container that it was read from. */
function initialValues({ image, spec, draft }: LaunchSubject, names: ReadonlySet<string>): LaunchValues {
  if (draft !== null) return draft;
  const name = image === "" ? "" : freeName(spec?.name ?? nameOfImage(image), names);
  return spec === null ? launchValues(image, name) : valuesOfSpec(spec, name);
}

function without(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  const rest = new Set(names);
  rest.delete(name);
  return rest;
}

/** Everything about a new container on one sheet. Opening it pulls nothing; closing it stops nothing. */
export function LaunchSheet({ open, subject }: LaunchSheetProps) {
  const live = useLiveState(open);
  const [initial] = useState(() => initialValues(subject, live.names));
  const form = useForm<LaunchValues, unknown, LaunchRequest>({
    defaultValues: initial,
    resolver: zodResolver(LaunchForm),
    mode: "onTouched",
  });
  const { control, register, setValue, getValues, setFocus, handleSubmit, formState } = form;
  const [reference, name, ports] = useWatch({ control, name: ["image", "name", "ports"] });
  const image = useImage(reference);
  const jobs = useSheetJobs(reference);
  // A draft, or a spec, was made by someone: nothing of it is changed by a suggestion.
  const made = subject.draft !== null || subject.spec !== null;
  const [touched, setTouched] = useState<ReadonlySet<Part | "any">>(() => new Set(made ? ["name", "ports"] : []));
  const dirty = touched.has("any") || subject.draft !== null;
  const touch = useCallback((part: Part | "any" = "any") => {
    setTouched((parts) => (parts.has(part) && parts.has("any") ? parts : new Set([...parts, part, "any"])));
  }, []);

  usePrefill({ form, reference, image, touched, names: live.names });
  useEffect(() => {
    // After the sheet has taken the focus, which it must be able to give back to where it came from.
    const frame = requestAnimationFrame(() => setFocus(initial.image === "" ? "image" : "name"));
    return () => cancelAnimationFrame(frame);
  }, [setFocus, initial]);

  const launching = jobs.launching?.state;
  useEffect(() => {
    if (launching === "succeeded") closeLaunch();
  }, [launching]);

  // While its own container is being made, its name and ports are rightly taken.
  const under = launching === "running";
  // What a failed try has left behind makes room for the next one, so it is not in the way.
  const kept = launching === "failed" ? (jobs.launching?.container ?? null) : null;
  const replaced = kept !== null && isUnused(kept.id) ? kept : null;
  const around = replaced === null ? live : { ...live, names: without(live.names, replaced.name) };
  const problems = under ? [] : inOrder(fieldProblems(formState.errors, name), liveProblems({ name, ports }, around));
  const [spoken, setSpoken] = useState("");
  const goTo = (problem: Problem | undefined) => {
    if (problem === undefined) return;
    setFocus(problem.path as Path<LaunchValues>);
    setSpoken(problem.message);
  };
  const mend = ({ fix, path, part }: Problem) => {
    if (fix === undefined) return;
    touch(part);
    setValue(path as Path<LaunchValues>, fix.value, { shouldValidate: true });
    setFocus(path as Path<LaunchValues>);
  };

  const create = () => {
    if (under || jobs.asking) return;
    const now = () => liveProblems(getValues(), around);
    const start = async (request: LaunchRequest) => {
      if (replaced?.name === request.spec.name && replaced !== null && !(await removeKept(replaced))) return;
      jobs.dismissFailure();
      await jobs.startLaunch(request);
    };
    const submit = handleSubmit(
      (request) => (now().length > 0 ? goTo(inOrder(now())[0]) : start(request)),
      (errors) => goTo(inOrder(fieldProblems(errors), now())[0]),
    );
    void submit();
  };
  const cancel = () => {
    closeLaunch();
    if (!dirty || under) return;
    const draft = structuredClone(getValues());
    toast({ title: "The new container was not made", action: { label: "Undo", onSelect: () => reopenLaunch(draft) } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    create();
  };

  const [store] = useState(createSheetStore);
  useLayoutEffect(() => {
    const byPath = new Map(problems.map((problem) => [problem.path, problem]));
    store.setState({ image, problems: byPath, mend, failure: failureOf(jobs, form, create) });
  });
  const tools = useMemo<SheetTools>(
    () => ({ store, control, register, setValue, getValues, setFocus, touch }),
    [store, control, register, setValue, getValues, setFocus, touch],
  );
  const named = nameReference(reference);
  const title = named?.reference ?? reference.trim();
  return (
    <SheetContext value={tools}>
      <Sheet
        open={open}
        onClose={closeLaunch}
        dirty={dirty && !under}
        title={title === "" ? "New container" : `New container from ${title}`}
        description={title === "" ? "Any image, from any registry" : aboutImage(image)}
        mark={<SheetMark repository={named?.repository ?? ""} />}
        bodyClassName={styles.body}
        footer={
          <LaunchFooter
            image={image}
            reference={reference}
            jobs={jobs}
            toFix={problemCount(problems)}
            onShowProblem={() => goTo(problems[0])}
            onPull={() => void jobs.startPull(reference.trim())}
            onCancel={cancel}
            onCreate={create}
          />
        }
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: hears of any change, and of the keys that submit a sheet */}
        <div className={styles.form} onInput={() => touch()} onKeyDown={onKeyDown}>
          <SheetFields disabled={under} />
        </div>
        <CommandStrip />
        <span className="visually-hidden" role="alert">
          {spoken}
        </span>
      </Sheet>
    </SheetContext>
  );
}
