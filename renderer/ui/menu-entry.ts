/** What stands in a menu, whether it drops from a button or opens where one points. */
import type { ReactNode } from "react";

export type MenuEntry =
  | {
      readonly kind?: "item";
      readonly label: string;
      readonly icon?: ReactNode;
      /** As in `keys.ts`; only shown, the page listens itself. */
      readonly shortcut?: string;
      readonly onSelect: () => void;
      /** Why it cannot be chosen now; shown at its right. */
      readonly disabledReason?: string | null;
      readonly tone?: "danger";
      /** A tick in place of the icon: the entry is a choice. */
      readonly checked?: boolean;
      /** A word at the right. */
      readonly hint?: string;
    }
  | { readonly kind: "separator" }
  | { readonly kind: "heading"; readonly label: string };
