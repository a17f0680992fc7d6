/**
 * What the parts of the launch sheet share: the form, and what is known about it. The latter stands in a store of the sheet's own, so that
 * a keystroke in one field draws that field anew and not fifty rows of variables.
 */
import { createContext, useContext } from "react";
import type { UseFormReturn } from "react-hook-form";
import { createStore, type StoreApi, useStore } from "zustand";
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
  readonly failure: SheetFailure | null;
  /** Does a problem's one click. */
  readonly mend: (problem: Problem) => void;
}

type Form = UseFormReturn<LaunchValues, unknown, LaunchRequest>;

/** Never another object while the sheet is open. */
export interface SheetTools extends Pick<Form, "control" | "register" | "setValue" | "getValues" | "setFocus"> {
  readonly store: StoreApi<SheetState>;
  /** Something was changed by hand: closing asks, and suggestions leave that part alone. */
  readonly touch: (part?: Part) => void;
}

export function createSheetStore(): StoreApi<SheetState> {
  return createStore<SheetState>(() => ({
    image: { summary: null, detail: null },
    problems: new Map(),
    failure: null,
    mend: () => undefined,
  }));
}

export const SheetContext = createContext<SheetTools | null>(null);

/** The form's own functions, and the store. */
export function useSheetTools(): SheetTools {
  const tools = useContext(SheetContext);
  if (tools === null) throw new Error("A part of the launch sheet stands outside of it.");
  return tools;
}

/** A slice of what is known; drawn anew only when that changes. */
export function useSheet<Slice>(select: (state: SheetState) => Slice): Slice {
  return useStore(useSheetTools().store, select);
}
