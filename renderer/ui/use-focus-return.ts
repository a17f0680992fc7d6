import { useState } from "react";

/**
 * Gives the focus back when a dialog closes. Radix gives it to the dialog's trigger only, and ours have none: pages open them.
 * Returns the dialog's `onCloseAutoFocus`. `instead` is asked first; when it prevents the event's default, it has done it.
 */
export function useFocusReturn(open: boolean, instead?: (event: Event) => void): (event: Event) => void {
  // Taken while it opens, in the render: any effect would come after the focus has moved.
  const [{ wasOpen, before }, remember] = useState<{ wasOpen: boolean; before: HTMLElement | null }>({
    wasOpen: false,
    before: null,
  });
  if (open !== wasOpen) remember({ wasOpen: open, before: open ? focused() : before });
  return (event) => {
    instead?.(event);
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (before?.isConnected === true) before.focus();
  };
}

/** What has the focus; of a menu, which goes away, the button that opened it (Radix names the menu by it). */
function focused(): HTMLElement | null {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement)) return null;
  const opener = active.closest('[role="menu"]')?.getAttribute("aria-labelledby");
  return opener === null || opener === undefined ? active : document.getElementById(opener);
}
