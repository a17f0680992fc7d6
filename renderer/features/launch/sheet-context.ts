/** What the parts of the launch sheet share beside the form itself. */
import { createContext, useContext } from "react";
import { useFormContext } from "react-hook-form";
import type { ErrorValue } from "../../../contract/model/error-value.ts";
import type { LaunchRequest, LaunchValues } from "./launch-form.ts";
import type { Part, Problem } from "./launch-problems.ts";
import type { LocalImage } from "./use-image.ts";

/** Why the launch or the pull failed, and the part of the form that it belongs to. */
export interface SheetFailure {
  readonly error: ErrorValue;
  readonly part: Part | null;
  /** Runs the error's one click. */
  readonly onFix: (() => void) | undefined;
  readonly onDismiss: () => void;
  /** The container that was made and kept. */
  readonly container: { readonly id: string; readonly name: string } | null;
}

export interface SheetState {
  readonly image: LocalImage;
  /** What is wrong now, by the field's path. */
  readonly problems: ReadonlyMap<string, Problem>;
  /** Does a problem's one click. */
  readonly mend: (problem: Problem) => void;
  readonly failure: SheetFailure | null;
  /** Something was changed by hand: closing asks. */
  readonly touch: (part?: Part) => void;
}

export const SheetContext = createContext<SheetState | null>(null);

export function useSheet(): SheetState {
  const state = useContext(SheetContext);
  if (state === null) throw new Error("A part of the launch sheet stands outside of it.");
  return state;
}

export function useLaunchFormContext() {
  return useFormContext<LaunchValues, unknown, LaunchRequest>();
}
