import { create } from "zustand";

/** The dialog stands once in the app; its key, the sidebar and the status bar open it. */
export const useKeysDialog = create<{ readonly open: boolean }>(() => ({ open: false }));

export function openKeysDialog(): void {
  useKeysDialog.setState({ open: true });
}

export function closeKeysDialog(): void {
  useKeysDialog.setState({ open: false });
}
