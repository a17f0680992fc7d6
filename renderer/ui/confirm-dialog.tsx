import { Check, Trash2 } from "lucide-react";
import { AlertDialog } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";
import styles from "./dialog.module.css";
import { useFocusReturn } from "./use-focus-return.ts";

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** What is lost: one line each. Many are scrolled. */
  readonly goes?: readonly ReactNode[];
  /** What is not, as sentences: "Its image stays". Always in sight. */
  readonly stays?: readonly ReactNode[];
  /** Says what happens: "Remove". */
  readonly confirmLabel: string;
  /** The safe button, which has the focus: "Keep it". */
  readonly cancelLabel?: string;
  /** `danger` unless nothing is lost. */
  readonly variant?: "danger" | "primary";
  /** Further choices, below the lists. */
  readonly children?: ReactNode;
  readonly onCloseAutoFocus?: (event: Event) => void;
}

/** Asked only when something is lost. Lists what goes and what stays. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onClose, onConfirm, title, description, goes = [], stays = [], children, onCloseAutoFocus } = props;
  const { confirmLabel, cancelLabel = "Cancel", variant = "danger" } = props;
  const giveBack = useFocusReturn(open, onCloseAutoFocus);
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={styles.scrim ?? ""} />
        <AlertDialog.Content
          className={styles.dialog ?? ""}
          {...(description === undefined ? { "aria-describedby": undefined } : {})}
          onCloseAutoFocus={giveBack}
        >
          <AlertDialog.Title className={styles.title ?? ""}>{title}</AlertDialog.Title>
          {description !== undefined && (
            <AlertDialog.Description className={styles.description ?? ""}>{description}</AlertDialog.Description>
          )}
          {goes.length > 0 && (
            <ul className={styles.list}>
              {goes.map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the lines do not move while the dialog is open
                <li key={index}>
                  <Trash2 size={15} className={styles.goes ?? ""} role="img" aria-label="Goes" />
                  <span>{line}</span>
                </li>
              ))}
            </ul>
          )}
          {stays.length > 0 && (
            <ul className={classNames(styles.list, styles.kept)}>
              {stays.map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the lines do not move while the dialog is open
                <li key={index}>
                  <Check size={15} className={styles.stays ?? ""} aria-hidden="true" />
                  <span>{line}</span>
                </li>
              ))}
            </ul>
          )}
          {children !== undefined && <div className={styles.body}>{children}</div>}
          <div className={styles.footer}>
            <AlertDialog.Cancel asChild>
              <Button size="lg">{cancelLabel}</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button size="lg" variant={variant} onClick={onConfirm}>
                {confirmLabel}
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
