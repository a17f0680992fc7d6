/**
 * The keyboard. Components say which keys they take while they are shown; the one that came last is asked first.
 * A chord is written `mod+n`, `shift+ArrowDown`, `/`, `?`: mod is ⌘ on macOS and Ctrl elsewhere; letters are small.
 */
import { useEffect, useRef } from "react";
import { isMac } from "./ui/platform.ts";

/** Returns `false` when it does not want the key after all: the next one is asked, then the browser. */
export type KeyHandler = (event: KeyboardEvent) => unknown;
export type KeyMap = Readonly<Record<string, KeyHandler>>;

export interface KeyOptions {
  /** Not asked while `false`. */
  readonly when?: boolean;
  /** Also while a dialog, sheet or menu is open. */
  readonly inModal?: boolean;
}

interface Layer {
  readonly keys: () => KeyMap;
  readonly options: () => KeyOptions;
}

const layers: Layer[] = [];

/** The chord of a keyboard event. `shift` is named only where it does not make another character. */
export function chordOf(event: Pick<KeyboardEvent, "key" | "shiftKey" | "altKey" | "metaKey" | "ctrlKey">): string {
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const letter = /^[a-z]$/.test(key);
  const shift = event.shiftKey && (key.length > 1 || (letter && (mod || event.altKey)));
  return [mod && "mod", event.altKey && "alt", shift && "shift", key].filter(Boolean).join("+");
}

/** Keys without a modifier belong to whoever is writing. */
function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

function inTerminal(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("[data-terminal], .xterm") !== null;
}

const MODAL = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

function handle(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const chord = chordOf(event);
  const plain = !chord.startsWith("mod+") && !chord.startsWith("alt+") && !/^F\d+$/.test(event.key);
  if (plain && event.key !== "Escape" && (isWriting(event.target) || inTerminal(event.target))) return;
  const modal = document.querySelector(MODAL) !== null;
  for (const layer of [...layers].reverse()) {
    const { when = true, inModal = false } = layer.options();
    const handler = layer.keys()[chord];
    if (handler === undefined || !when || (modal && !inModal)) continue;
    if (handler(event) === false) continue;
    event.preventDefault();
    return;
  }
}

/** Takes keys while the component is shown: `useKeys({ "/": focusFilter, "mod+n": newContainer })`. */
export function useKeys(keys: KeyMap, options: KeyOptions = {}): void {
  const present = useRef({ keys, options });
  present.current = { keys, options };
  useEffect(() => {
    const layer: Layer = { keys: () => present.current.keys, options: () => present.current.options };
    if (layers.length === 0) window.addEventListener("keydown", handle);
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) window.removeEventListener("keydown", handle);
    };
  }, []);
}
