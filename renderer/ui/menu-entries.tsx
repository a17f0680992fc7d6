import { Check } from "lucide-react";
import { ContextMenu as RadixContextMenu, DropdownMenu as RadixDropdownMenu } from "radix-ui";
import { Kbd } from "./kbd.tsx";
import styles from "./menu.module.css";
import type { MenuEntry } from "./menu-entry.ts";

/** The two Radix menus have the same parts: these draw our entries with either. */
type Parts = Pick<typeof RadixDropdownMenu, "Item" | "Separator" | "Label">;
export const dropdownParts: Parts = RadixDropdownMenu;
export const contextParts: Parts = RadixContextMenu as unknown as Parts;

export interface MenuEntriesProps {
  readonly parts: Parts;
  readonly items: readonly MenuEntry[];
}

export function MenuEntries({ parts: { Item, Separator, Label }, items }: MenuEntriesProps) {
  return items.map((entry, index) => {
    // Entries have no identity of their own; a menu is built anew each time it opens.
    const key = `${index}`;
    if (entry.kind === "separator") return <Separator key={key} className={styles.separator ?? ""} />;
    if (entry.kind === "heading") {
      return (
        <Label key={key} className={styles.heading ?? ""}>
          {entry.label}
        </Label>
      );
    }
    const off = entry.disabledReason !== undefined && entry.disabledReason !== null;
    const hint = off ? entry.disabledReason : entry.hint;
    return (
      <Item
        key={key}
        className={styles.item ?? ""}
        disabled={off}
        data-tone={entry.tone}
        onSelect={entry.onSelect}
        {...(entry.checked === undefined ? {} : { role: "menuitemradio", "aria-checked": entry.checked })}
      >
        {(entry.icon !== undefined || entry.checked !== undefined) && (
          <span className={styles.mark} aria-hidden="true">
            {entry.checked === true ? <Check size={14} /> : entry.icon}
          </span>
        )}
        <span className={styles.label}>{entry.label}</span>
        {hint !== undefined && hint !== null && hint !== "" && <small className={styles.hint}>{hint}</small>}
        {entry.shortcut !== undefined && <Kbd keys={entry.shortcut} />}
      </Item>
    );
  });
}
