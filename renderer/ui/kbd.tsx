import { Fragment } from "react";
import { classNames } from "./class-names.ts";
import styles from "./kbd.module.css";
import { isMac } from "./platform.ts";

const SIGNS: Readonly<Record<string, string>> = {
  mod: isMac ? "⌘" : "Ctrl",
  shift: isMac ? "⇧" : "Shift",
  alt: isMac ? "⌥" : "Alt",
  enter: "↵",
  escape: "esc",
  esc: "esc",
  space: "space",
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  backspace: "⌫",
  delete: "Del",
};

export interface KbdProps {
  /** Keys held together, as in `keys.ts`: `mod+n`, `shift+F10`, `/`. */
  readonly keys: string;
  readonly className?: string | undefined;
}

/** A key, or a chord, as it is printed on this computer's keyboard. */
export function Kbd({ keys, className }: KbdProps) {
  return (
    <span className={classNames(styles.keys, className)} aria-hidden="true">
      {keys.split("+").map((key) => (
        <Fragment key={key}>
          <kbd className={styles.key}>{keySign(key)}</kbd>
        </Fragment>
      ))}
    </span>
  );
}

/** What stands on the key: `mod` is ⌘ or Ctrl. */
export function keySign(key: string): string {
  return SIGNS[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key);
}

const WORDS: Readonly<Record<string, string>> = {
  mod: isMac ? "Command" : "Control",
  alt: isMac ? "Option" : "Alt",
  enter: "Enter",
  escape: "Escape",
  arrowup: "Up arrow",
  arrowdown: "Down arrow",
  arrowleft: "Left arrow",
  arrowright: "Right arrow",
  "/": "Slash",
  "?": "Question mark",
  "[": "Left bracket",
  "]": "Right bracket",
};

/** The chord for those who hear it: `Control N`, `Up arrow`. */
export function chordWords(keys: string): string {
  const word = (key: string) =>
    WORDS[key] ?? (key.length === 1 ? key.toUpperCase() : key[0]?.toUpperCase() + key.slice(1));
  return keys.toLowerCase().split("+").map(word).join(" ");
}
