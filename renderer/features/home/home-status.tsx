import { useEngine, useStale } from "../../stores/use-engine.ts";
import { Kbd } from "../../ui/kbd.tsx";
import styles from "./home-page.module.css";
import type { HubSearch } from "./use-hub-search.ts";

const HINTS = [
  ["ArrowUp+ArrowDown", "move"],
  ["Enter", "create"],
  ["mod+Enter", "customise"],
  ["T", "tags"],
] as const;

/** The line at the foot: how the engine and Docker Hub stand, as far as it is known, and the keys of the cards. */
export function HomeStatus({ search }: { readonly search: HubSearch }) {
  const stale = useStale();
  const ready = useEngine((state) => state.status?.phase === "ready") && !stale;
  const hub = search.problem !== null ? "Docker Hub out of reach" : search.query === "" ? null : "Docker Hub reachable";
  return (
    <footer className={styles.status}>
      <span className={styles.state}>
        <span className={styles.dot} data-tone={ready ? (search.problem === null ? "ok" : "warn") : "warn"} />
        {ready ? "Live" : "The engine does not answer"}
        {hub !== null && ` · ${hub}`}
      </span>
      {HINTS.map(([keys, word]) => (
        <span key={word}>
          <Kbd keys={keys} />
          {word}
        </span>
      ))}
    </footer>
  );
}
