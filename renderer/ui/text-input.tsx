import type { ComponentPropsWithRef, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { useFieldLinks } from "./field.tsx";
import styles from "./text-input.module.css";

export interface TextInputProps extends Omit<ComponentPropsWithRef<"input">, "size" | "prefix"> {
  /** 28, 32 or 44 px (the catalogue's search). */
  readonly size?: "md" | "lg" | "xl";
  /** For names, images, paths and commands. */
  readonly mono?: boolean;
  readonly invalid?: boolean;
  /** Differs from what is in force: a bar at the left. */
  readonly changed?: boolean;
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  readonly wrapperClassName?: string | undefined;
}

/** One line of text. Inside a `Field` it takes its label, hint and error from there. */
export function TextInput({
  size = "lg",
  mono = false,
  invalid,
  changed = false,
  before,
  after,
  wrapperClassName,
  className,
  ...rest
}: TextInputProps) {
  const links = useFieldLinks();
  const wrong = invalid ?? links?.invalid ?? false;
  return (
    <span
      className={classNames(
        styles.wrapper,
        styles[size],
        wrong && styles.wrong,
        changed && styles.changed,
        rest.disabled === true && styles.disabled,
        wrapperClassName,
      )}
    >
      {before}
      <input
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        {...(links === null ? {} : { id: links.id, "aria-describedby": links.describedBy })}
        aria-invalid={wrong || undefined}
        {...rest}
        className={classNames(styles.input, mono && styles.mono, className)}
      />
      {after}
    </span>
  );
}
