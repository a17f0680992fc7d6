import { useKeys } from "../../keys.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { chordWords, Kbd } from "../../ui/kbd.tsx";
import { KEY_GROUPS, type KeyGroup } from "./key-list.ts";
import styles from "./keys-dialog.module.css";
import { closeKeysDialog, openKeysDialog, useKeysDialog } from "./keys-dialog-store.ts";

/** Every key that works, by place. */
export function KeysDialog() {
  const open = useKeysDialog((state) => state.open);
  useKeys({ "?": openKeysDialog });
  return (
    <Dialog
      open={open}
      onClose={closeKeysDialog}
      title="Keys"
      description="Single letters work while no text field has the focus."
      className={styles.dialog}
      footer={<Button onClick={closeKeysDialog}>Close</Button>}
    >
      <div className={styles.groups}>
        {KEY_GROUPS.map((group) => (
          <Group key={group.title} group={group} />
        ))}
      </div>
    </Dialog>
  );
}

function Group({ group: { title, lines } }: { readonly group: KeyGroup }) {
  return (
    <section className={styles.group} aria-label={title}>
      <h3>{title}</h3>
      <dl>
        {lines.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key} keys={key} />
              ))}
              <span className="visually-hidden">{keys.map(chordWords).join(" or ")}</span>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
