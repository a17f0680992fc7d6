/**
 * Whether someone leads the focus from one thing to the next by keys just now. Otherwise nobody moved it to ask what it comes to: a
 * click took it along, a menu or dialog that closed gave it back, or the window came to the front again.
 */
const KEYS = new Set(["Tab", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]);

let led = false;

/** Asked while the focus moves. */
export function isFocusLed(): boolean {
  return led;
}

/** Heeds keys and pointers from now on. `page` is the window. Returns what ends it. */
export function watchFocusLead(page: EventTarget): () => void {
  const heed = (event: Event): void => {
    led = isLeading(event);
  };
  // Before whoever keeps a key for itself. A window's loss of the focus, though, only at the window: below are all elements' own.
  const early = ["keydown", "pointerdown"] as const;
  for (const type of early) page.addEventListener(type, heed, { capture: true });
  page.addEventListener("blur", heed);
  return () => {
    led = false;
    for (const type of early) page.removeEventListener(type, heed, { capture: true });
    page.removeEventListener("blur", heed);
  };
}

/** With a modifier, these keys go back a page or to another window. */
function isLeading(event: Event & Partial<KeyboardEvent>): boolean {
  const { key, altKey, ctrlKey, metaKey } = event;
  return key !== undefined && KEYS.has(key) && !altKey && !ctrlKey && !metaKey;
}
