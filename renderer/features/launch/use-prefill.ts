import { useEffect, useRef } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { ImageDetail } from "../../../contract/model/image.ts";
import { freeName, nameOfImage } from "./container-name.ts";
import type { LaunchRequest, LaunchValues } from "./launch-form.ts";
import type { Part } from "./launch-problems.ts";
import type { LocalImage } from "./use-image.ts";

type Form = UseFormReturn<LaunchValues, unknown, LaunchRequest>;
type PortRow = LaunchValues["ports"][number];

/** The rows that are there, and one with a free host port for each exposed port that none of them names. Pure. */
export function withExposed(rows: readonly PortRow[], exposed: ImageDetail["exposed"]): PortRow[] {
  const named = new Set(rows.map(({ container, protocol }) => `${container.trim()}/${protocol}`));
  const missing = exposed.filter(({ container, protocol }) => !named.has(`${container}/${protocol}`));
  return [...rows, ...missing.map(({ container, protocol }) => ({ host: "", container: String(container), protocol }))];
}

export interface Prefill {
  readonly form: Form;
  readonly reference: string;
  readonly image: LocalImage;
  /** What the person has changed by hand stays as it is. */
  readonly touched: ReadonlySet<Part | "any">;
  /** Names in use on the engine. */
  readonly names: ReadonlySet<string>;
}

/** Suggests a free name for the image, and fills in the ports that it exposes as soon as the engine has it. */
export function usePrefill({ form, reference, image, touched, names }: Prefill): void {
  const { getValues, setValue } = form;
  const named = useRef(reference);
  const own = useRef({ ports: false, name: false });
  own.current = { ports: touched.has("ports"), name: touched.has("name") };

  // biome-ignore lint/correctness/useExhaustiveDependencies: another image is another suggestion; names that come later are checked, not suggested
  useEffect(() => {
    if (named.current === reference) return;
    named.current = reference;
    if (!own.current.name) setValue("name", freeName(nameOfImage(reference), names));
  }, [reference]);

  const { detail, summary } = image;
  const gone = summary === null;
  const filled = useRef(false);
  useEffect(() => {
    if (detail !== null) {
      const rows = getValues("ports").filter((row) => row.host !== "" || row.container !== "");
      const base = filled.current && !own.current.ports ? [] : rows;
      // From here on the rows say which ports are published: nothing is published that does not stand there.
      if (getValues("publishExposed") || !own.current.ports) setValue("ports", withExposed(base, detail.exposed));
      setValue("publishExposed", false);
      filled.current = true;
    } else if (gone && filled.current && !own.current.ports) {
      setValue("ports", []);
      setValue("publishExposed", true);
      filled.current = false;
    }
  }, [detail, gone, getValues, setValue]);
}
