import { X } from "lucide-react";
import { Dialog as RadixDialog } from "radix-ui";
import { type ReactNode, useState } from "react";
import { classNames } from "./class-names.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { IconButton } from "./icon-button.tsx";
import styles from "./sheet.module.css";
import { keepOpenForToasts } from "./toasts.tsx";
import { useFocusReturn } from "./use-focus-return.ts";

export interface SheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** The sheet's accessible name. */
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** Left of the title: decoration, 40 px. */
  readonly mark?: ReactNode;
  readonly footer?: ReactNode;
  /** Something was typed: closing asks first. */
  readonly dirty?: boolean;
  /** 912 px unless the content wants less. */
  readonly width?: number;
  readonly bodyClassName?: string | undefined;
  readonly children: ReactNode;
}

/** A panel that slides in from the right, over the page. Traps the focus and gives it back. */
export function Sheet(props: SheetProps) {
  const {
    open,
    onClose,
    title,
    description,
    mark,
    footer,
    dirty = false,
    width = 912,
    bodyClassName,
    children,
  } = props;
  const [asking, setAsking] = useState(false);
  const giveBack = useFocusReturn(open);
  const leave = () => (dirty ? setAsking(true) : onClose());
  return (
    <RadixDialog.Root open={open} onOpenChange={(next) => !next && leave()}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className={styles.scrim ?? ""} />
        <RadixDialog.Content
          className={styles.sheet ?? ""}
          style={{ width }}
          onInteractOutside={keepOpenForToasts}
          onCloseAutoFocus={giveBack}
          {...(description === undefined ? { "aria-describedby": undefined } : {})}
        >
          <header className={styles.header}>
            {mark !== undefined && <span aria-hidden="true">{mark}</span>}
            <div className={styles.titles}>
              <RadixDialog.Title className={styles.title ?? ""}>{title}</RadixDialog.Title>
              {description !== undefined && (
                <RadixDialog.Description className={styles.description ?? ""}>{description}</RadixDialog.Description>
              )}
            </div>
            <IconButton label="Close" shortcut="esc" icon={<X />} onClick={leave} />
          </header>
          <div className={classNames(styles.body, bodyClassName)}>{children}</div>
          {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
          <ConfirmDialog
            open={asking}
            onClose={() => setAsking(false)}
            onConfirm={onClose}
            title="Close without saving?"
            goes={["What you have typed here"]}
            cancelLabel="Keep typing"
            confirmLabel="Close"
          />
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
