/** Which of the containers' dialogs is open. They stand once in the app, so any page may open them. */
import { create } from "zustand";

interface DialogState {
  /** Full ids of what is to be removed; empty when the dialog is closed. */
  readonly removing: readonly string[];
  readonly renaming: string | null;
}

export const useContainerDialogs = create<DialogState>(() => ({ removing: [], renaming: null }));

/** Asks, listing what goes and what stays, then removes. */
export function removeContainers(ids: readonly string[]): void {
  useContainerDialogs.setState({ removing: ids });
}

export function renameContainer(id: string): void {
  useContainerDialogs.setState({ renaming: id });
}

export function closeContainerDialogs(): void {
  useContainerDialogs.setState({ removing: [], renaming: null });
}
