import { ContextMenu as RadixContextMenu } from "radix-ui";
import type { ReactNode } from "react";
import styles from "./menu.module.css";
import { contextParts, MenuEntries } from "./menu-entries.tsx";
import type { MenuEntry } from "./menu-entry.ts";

export interface ContextMenuProps {
  /** Asked when the menu opens; none opens when there is nothing to offer. */
  readonly items: () => readonly MenuEntry[];
  readonly label?: string;
  /** Where the focus goes when the menu closes without having moved it; the trigger when absent. */
  readonly onCloseAutoFocus?: (event: Event) => void;
  /** One element: the menu opens on a secondary click, the menu key or Shift+F10 in it. */
  readonly children: ReactNode;
}

/** A menu that opens where one points. */
export function ContextMenu({ items, label, onCloseAutoFocus, children }: ContextMenuProps) {
  return (
    <RadixContextMenu.Root modal={false}>
      <RadixContextMenu.Trigger asChild>{children}</RadixContextMenu.Trigger>
      <RadixContextMenu.Portal>
        <RadixContextMenu.Content
          className={styles.menu ?? ""}
          collisionPadding={8}
          {...(label === undefined ? {} : { "aria-label": label })}
          {...(onCloseAutoFocus === undefined ? {} : { onCloseAutoFocus })}
        >
          <LazyEntries items={items} />
        </RadixContextMenu.Content>
      </RadixContextMenu.Portal>
    </RadixContextMenu.Root>
  );
}

function LazyEntries({ items }: { readonly items: () => readonly MenuEntry[] }) {
  return <MenuEntries parts={contextParts} items={items()} />;
}
