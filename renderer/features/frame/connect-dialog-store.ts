import { create } from "zustand";

/** The dialog stands once in the app; the engine switcher and the first-run page open it. */
export const useConnectDialog = create<{ readonly open: boolean }>(() => ({ open: false }));

export function openConnectDialog(): void {
  useConnectDialog.setState({ open: true });
}

export function closeConnectDialog(): void {
  useConnectDialog.setState({ open: false });
}
