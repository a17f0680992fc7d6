import { Check, TriangleAlert, X } from "lucide-react";
import { useEffect, useState } from "react";
import { classNames } from "./class-names.ts";
import { closeToast, type Toast, useToasts } from "./toast-store.ts";
import styles from "./toasts.module.css";

export { type ToastContent, toast } from "./toast-store.ts";

const SHOWN_MS = 6000;

/** Bottom centre, above the bulk bar. Mounted once. */
export function Toasts() {
  const toasts = useToasts((state) => state.toasts);
  return (
    <section className={styles.region} aria-label="Notices" data-toasts="">
      {toasts.map((one) => (
        <ToastCard key={one.id} toast={one} />
      ))}
    </section>
  );
}

/** For the modal parts of `ui/`: a click on a toast is no click outside of the dialog. */
export function keepOpenForToasts(event: { readonly target: EventTarget | null; preventDefault: () => void }): void {
  if (event.target instanceof Element && event.target.closest("[data-toasts]") !== null) event.preventDefault();
}

function ToastCard({ toast }: { readonly toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => closeToast(toast.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, toast.id]);
  const danger = toast.tone === "danger";
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the handlers only hold the toast's time, they offer no action
    <div
      className={classNames(styles.toast, toast.body !== undefined && toast.body !== "" && styles.tall)}
      role={danger ? "alert" : "status"}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {danger && <TriangleAlert size={16} aria-hidden="true" />}
      {toast.tone === "ok" && <Check size={16} aria-hidden="true" />}
      <div className={styles.text}>
        <div className={styles.title}>{toast.title}</div>
        {toast.body !== undefined && toast.body !== "" && <div className={styles.body}>{toast.body}</div>}
      </div>
      {(toast.action !== undefined || toast.second !== undefined) && (
        <div className={styles.actions}>
          {toast.second !== undefined && (
            <button type="button" className={styles.second} onClick={toast.second.onSelect}>
              {toast.second.label}
            </button>
          )}
          {toast.action !== undefined && (
            <button
              type="button"
              className={styles.action}
              onClick={() => {
                closeToast(toast.id);
                toast.action?.onSelect();
              }}
            >
              {toast.action.label}
            </button>
          )}
        </div>
      )}
      <button type="button" className={styles.close} aria-label="Dismiss" onClick={() => closeToast(toast.id)}>
        <X size={14} aria-hidden="true" />
      </button>
    </div>
  );
}
