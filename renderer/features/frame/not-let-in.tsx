import { EmptyState } from "../../ui/empty-state.tsx";
import styles from "./not-let-in.module.css";

/** Instead of everything: the server does not know this browser, so nothing is known that could be shown. */
export function NotLetIn() {
  return (
    <main className={styles.page}>
      <EmptyState title="This browser is not let in yet">
        Open the newest address that Berth printed. Each one lets in one browser, once.
      </EmptyState>
    </main>
  );
}
