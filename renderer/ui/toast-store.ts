/** The toasts that are up. At most three: an older one makes room. */
import { create } from "zustand";

export interface ToastContent {
  readonly title: string;
  readonly body?: string | undefined;
  /** `danger` is read out at once. */
  readonly tone?: "neutral" | "ok" | "danger";
  /** One click: the undo or the fix. */
  readonly action?: { readonly label: string; readonly onSelect: () => void } | undefined;
  /** A second, quieter one, for example "Copy details". It does not close the toast. */
  readonly second?: { readonly label: string; readonly onSelect: () => void } | undefined;
}

export interface Toast extends ToastContent {
  readonly id: number;
}

const LIMIT = 3;

interface ToastState {
  readonly toasts: readonly Toast[];
}

export const useToasts = create<ToastState>(() => ({ toasts: [] }));

let last = 0;

/** Shows a toast; the same words again only begin their time anew. Returns what closes it. */
export function toast(content: string | ToastContent): () => void {
  const shown: ToastContent = typeof content === "string" ? { title: content } : content;
  last += 1;
  const id = last;
  useToasts.setState(({ toasts }) => ({
    toasts: [...toasts.filter((one) => one.title !== shown.title || one.body !== shown.body), { ...shown, id }].slice(
      -LIMIT,
    ),
  }));
  return () => closeToast(id);
}

export function closeToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((one) => one.id !== id) }));
}
