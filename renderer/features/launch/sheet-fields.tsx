import { memo } from "react";
import { EnvTable } from "./env-table.tsx";
import { CommandField, IdentityFields } from "./identity-fields.tsx";
import styles from "./launch-sheet.module.css";
import { MountRows } from "./mount-rows.tsx";
import { PortRows } from "./port-rows.tsx";
import { FailureAt } from "./problem-line.tsx";
import { RestartField, StartBox } from "./run-options.tsx";

/** The sheet's two columns; one below the other in a narrow window. */
export const SheetFields = memo(function SheetFields({ disabled }: { readonly disabled: boolean }) {
  return (
    <fieldset className={styles.fields} disabled={disabled} aria-label="Settings of the new container">
      <div className={styles.columns}>
        <div className={styles.column}>
          <FailureAt part={null} />
          <IdentityFields />
          <CommandField />
          <EnvTable />
          <div className={styles.pair}>
            <RestartField />
          </div>
        </div>
        <div className={styles.column}>
          <PortRows />
          <MountRows />
          <StartBox />
        </div>
      </div>
    </fieldset>
  );
});
