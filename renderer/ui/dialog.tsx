import { Dialog as RadixDialog } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./dialog.module.css";
import { keepOpenForToasts } from "./toasts.tsx";
import { useFocusReturn } from "./use-focus-return.ts";

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  readonly className?: string | undefined;
  /** To put the focus elsewhere than where it came from: prevent the event's default. */
  readonly onCloseAutoFocus?: (event: Event) => void;
  readonly children?: ReactNode;
}

/** A question in the middle of the window, 440 px wide. Traps the focus and gives it back. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  footer,
  className,
  onCloseAutoFocus,
  children,
}: DialogProps) {
  const giveBack = useFocusReturn(open, onCloseAutoFocus);
  return (
    <RadixDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className={styles.scrim ?? ""} />
        <RadixDialog.Content
          className={classNames(styles.dialog, className)}
          onInteractOutside={keepOpenForToasts}
          onCloseAutoFocus={giveBack}
          {...(description === undefined ? { "aria-describedby": undefined } : {})}
        >
          <RadixDialog.Title className={styles.title ?? ""}>{title}</RadixDialog.Title>
          {description !== undefined && (
            <RadixDialog.Description className={styles.description ?? ""}>{description}</RadixDialog.Description>
          )}
          {children}
          {footer !== undefined && <div className={styles.footer}>{footer}</div>}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
