/** Which launch sheet is open. Opening it again, for another image, begins a new form. */
import { create } from "zustand";
import type { ContainerSpecInput } from "../../../contract/model/spec.ts";
import type { LaunchValues } from "./launch-form.ts";

export interface LaunchSubject {
  /** The image to begin with; may be empty, then the sheet asks for it. */
  readonly image: string;
  readonly spec: ContainerSpecInput | null;
  /** What had been typed into a sheet that was closed, and is wanted back. */
  readonly draft: LaunchValues | null;
  /** Tells one opening from the next. */
  readonly opening: number;
}

interface LaunchState {
  readonly open: boolean;
  /** Stays while the closed sheet slides away. */
  readonly subject: LaunchSubject | null;
}

export const useLaunch = create<LaunchState>(() => ({ open: false, subject: null }));

export interface OpenLaunch {
  readonly image?: string;
  /** All that is known already, for example of a container to make again. */
  readonly spec?: ContainerSpecInput;
}

/** Opens the launch sheet. Nothing is pulled by that. */
export function openLaunch({ image, spec }: OpenLaunch = {}): void {
  begin({ image: spec?.image ?? image ?? "", spec: spec ?? null, draft: null });
}

/** Opens the sheet with what had been typed before. */
export function reopenLaunch(draft: LaunchValues): void {
  begin({ image: draft.image, spec: null, draft });
}

function begin(subject: Omit<LaunchSubject, "opening">): void {
  useLaunch.setState((before) => ({
    open: true,
    subject: { ...subject, opening: (before.subject?.opening ?? 0) + 1 },
  }));
}

export function closeLaunch(): void {
  useLaunch.setState({ open: false });
}
