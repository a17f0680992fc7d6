import { Plus } from "lucide-react";
import { navigate } from "../../router.ts";
import { useContainers } from "../../stores/use-containers.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { didYouMean } from "./did-you-mean.ts";
import styles from "./nothing-shown.module.css";
import type { Segment } from "./table-entry.ts";
import { clearFilter, setText, useTable } from "./table-store.ts";

const NONE: Readonly<Record<Segment, string>> = {
  all: "No containers here yet",
  running: "No container is running",
  stopped: "No container is stopped",
  problems: "No container has a problem",
};

/** In place of the rows when there are none: because there are no containers, or because the filter lets none through. */
export function NothingShown({ total }: { readonly total: number }) {
  const text = useTable((state) => state.text).trim();
  const segment = useTable((state) => state.segment);
  if (total === 0) {
    return (
      <EmptyState
        className={styles.nothing ?? ""}
        title="No containers here yet"
        actions={
          <Button variant="primary" icon={<Plus />} onClick={() => navigate({ page: "home" })}>
            New container
          </Button>
        }
      >
        Pick an image to make one.
      </EmptyState>
    );
  }
  const meant = text === "" ? null : didYouMean(text, knownWords());
  return (
    <EmptyState
      className={styles.nothing ?? ""}
      title={text === "" ? NONE[segment] : `Nothing matches “${text}”`}
      actions={<Button onClick={clearFilter}>{text === "" ? "Show all" : "Clear filter"}</Button>}
    >
      {meant !== null && (
        <>
          Did you mean{" "}
          <button type="button" className={styles.meant} onClick={() => setText(meant)}>
            {meant}
          </button>
          ?
        </>
      )}
    </EmptyState>
  );
}

/** What a filter may have meant: names, projects, services, and images by their last part. */
function knownWords(): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { name, image, project, service } of useContainers.getState().byId.values()) {
    words.add(name);
    const repository = image.split("@")[0]?.split("/").at(-1)?.split(":")[0];
    if (repository !== undefined) words.add(repository);
    if (project !== null) words.add(project);
    if (service !== null) words.add(service);
  }
  return words;
}
