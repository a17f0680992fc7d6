import { Tabs as RadixTabs } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./tabs.module.css";

export interface Tab<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Unsaved or unread. */
  readonly count?: number;
}

export interface TabsProps<Value extends string> {
  readonly tabs: readonly Tab<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly label: string;
  /** At the right end of the row. */
  readonly aside?: ReactNode;
  readonly listClassName?: string | undefined;
  readonly panelClassName?: string | undefined;
  /** The present tab's panel. */
  readonly children: ReactNode;
}

/** Tabs with an underline, and the panel of the current one. */
export function Tabs<Value extends string>(props: TabsProps<Value>) {
  const { tabs, value, onChange, label, aside, listClassName, panelClassName, children } = props;
  return (
    <RadixTabs.Root
      value={value}
      onValueChange={(next) => onChange(next as Value)}
      className={styles.root ?? ""}
      activationMode="manual"
    >
      <div className={classNames(styles.row, listClassName)}>
        <RadixTabs.List aria-label={label} className={styles.list ?? ""}>
          {tabs.map((tab) => (
            <RadixTabs.Trigger key={tab.value} value={tab.value} className={styles.tab ?? ""}>
              {tab.label}
              {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
            </RadixTabs.Trigger>
          ))}
        </RadixTabs.List>
        {aside}
      </div>
      <RadixTabs.Content value={value} className={classNames(styles.panel, panelClassName)} tabIndex={-1}>
        {children}
      </RadixTabs.Content>
    </RadixTabs.Root>
  );
}
