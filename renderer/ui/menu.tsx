import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import styles from "./menu.module.css";
import { dropdownParts, MenuEntries } from "./menu-entries.tsx";
import type { MenuEntry } from "./menu-entry.ts";

export interface MenuProps {
  /** One button. */
  readonly trigger: ReactNode;
  /** A function is asked when the menu opens. */
  readonly items: readonly MenuEntry[] | (() => readonly MenuEntry[]);
  readonly align?: "start" | "center" | "end";
  readonly side?: "top" | "right" | "bottom" | "left";
  /** Its accessible name, when the trigger's is not enough. */
  readonly label?: string;
  readonly onOpenChange?: (open: boolean) => void;
}

/** A menu that drops from a button. */
export function Menu({ trigger, items, align = "start", side = "bottom", label, onOpenChange }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false} {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={styles.menu ?? ""}
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          {...(label === undefined ? {} : { "aria-label": label })}
        >
          <LazyEntries items={items} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** Mounted only while the menu is open, so a function of items is asked only then. */
function LazyEntries({ items }: { readonly items: MenuProps["items"] }) {
  return <MenuEntries parts={dropdownParts} items={typeof items === "function" ? items() : items} />;
}
