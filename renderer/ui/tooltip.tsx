import { Tooltip as RadixTooltip } from "radix-ui";
import { type FocusEvent, type ReactNode, useEffect } from "react";
import { isFocusLed, watchFocusLead } from "./focus-lead.ts";
import { Kbd } from "./kbd.tsx";
import styles from "./tooltip.module.css";

/** Stands once around the whole app, so that moving along a toolbar shows each tip at once. */
export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  useEffect(() => watchFocusLead(window), []);
  return (
    <RadixTooltip.Provider delayDuration={500} skipDelayDuration={300}>
      {children}
    </RadixTooltip.Provider>
  );
}

export interface TooltipProps {
  readonly content: ReactNode;
  /** As in `keys.ts`: `mod+n`, `R`. */
  readonly shortcut?: string | undefined;
  readonly side?: "top" | "right" | "bottom" | "left";
  /** One element that takes a ref. */
  readonly children: ReactNode;
}

/** A word on what is pointed at or focused. Of a button that is only a picture it is the only name that is seen. */
export function Tooltip({ content, shortcut, side = "bottom", children }: TooltipProps) {
  return (
    <RadixTooltip.Root>
      <RadixTooltip.Trigger asChild onFocus={heedFocus}>
        {children}
      </RadixTooltip.Trigger>
      <RadixTooltip.Portal>
        <RadixTooltip.Content className={styles.tooltip} side={side} sideOffset={6} collisionPadding={8}>
          {content}
          {shortcut !== undefined && <Kbd keys={shortcut} />}
        </RadixTooltip.Content>
      </RadixTooltip.Portal>
    </RadixTooltip.Root>
  );
}

/** Shows a tip only to who leads the focus here: given back, by a menu that closed or a window that came to the front, it asks nothing. */
function heedFocus(event: FocusEvent): void {
  if (!isFocusLed()) event.preventDefault();
}
