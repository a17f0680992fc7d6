import { classNames } from "./class-names.ts";
import styles from "./spinner.module.css";

export interface SpinnerProps {
  readonly size?: number;
  /** Read aloud. Without it the spinner is decoration beside a word that says the same. */
  readonly label?: string;
  readonly className?: string;
}

/** The turning mark: something is under way. */
export function Spinner({ size = 16, label, className }: SpinnerProps) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it has an aria-label, or is decoration; a title would be a second tooltip
    <svg
      className={classNames(styles.spinner, className)}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
    >
      <circle cx="10" cy="10" r="8.2" strokeDasharray="38 14" />
      <path d="M13.2 10a3.2 3.2 0 1 1-1-2.3" />
    </svg>
  );
}
