import { Check, Cpu, TriangleAlert } from "lucide-react";
import { useEngineFacts } from "../../stores/use-engine.ts";
import { classNames } from "../../ui/class-names.ts";
import { formatAge, formatBytes } from "../../ui/format.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { fits } from "./platform.ts";
import type { TagOption } from "./tag-options.ts";
import styles from "./tag-picker.module.css";

export interface TagRowProps {
  readonly id: string;
  readonly option: TagOption;
  readonly active: boolean;
  readonly chosen: boolean;
  readonly onPoint: () => void;
  readonly onPick: () => void;
}

/** One tag of the list. */
export function TagRow({ id, option, active, chosen, onPoint, onPick }: TagRowProps) {
  const { name, size, updatedAt, pulled, typed } = option;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the combobox, which points here
    <div
      id={id}
      role="option"
      aria-selected={active}
      className={classNames(styles.line, styles.option, active && styles.active)}
      onPointerMove={onPoint}
      onClick={onPick}
    >
      <span>{chosen && <Check size={14} role="img" aria-label="Current" />}</span>
      <code title={name}>{typed ? `Use “${name}”` : name}</code>
      <span>{size === null ? "" : formatBytes(size)}</span>
      <span>
        {pulled && updatedAt === null ? "pulled" : updatedAt === null ? "" : formatAge(Date.now() - updatedAt)}
      </span>
    </div>
  );
}

/** Whether the tag has a version for the engine, said only when it is known. */
export function TagFit({ option }: { readonly option: TagOption | undefined }) {
  const platform = useEngineFacts()?.platform ?? null;
  const fit = option === undefined ? null : fits(option.platforms, platform);
  return (
    <div className={classNames(styles.foot, fit === false && styles.misfit)}>
      {fit === false ? <TriangleAlert size={14} aria-hidden="true" /> : <Cpu size={14} aria-hidden="true" />}
      <span>
        {platform === null
          ? "The engine does not answer"
          : fit === null
            ? `This engine is ${platform}`
            : fit
              ? `Fits this engine: ${platform}`
              : `No version for this engine: ${platform}`}
      </span>
      <Kbd keys="enter" />
      <span>use tag</span>
    </div>
  );
}
