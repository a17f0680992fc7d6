import { useEffect, useState } from "react";
import type { ContainerSummary } from "../../../contract/model/container.ts";
import { onContainersChange, useContainers } from "../../stores/use-containers.ts";
import { countOf } from "../../ui/format.ts";
import { statusWords } from "./status-words.ts";

/** More changes at once than one can listen to are told as a number. */
const MOST = 3;

/** Reads state changes aloud, politely: "web: Exited with 1". Seen by nobody. */
export function StateAnnouncer() {
  const [said, say] = useState("");
  useEffect(() => {
    const words = new Map<string, string>();
    const note = (container: ContainerSummary) => {
      const { word } = statusWords(container);
      const before = words.get(container.id);
      words.set(container.id, word);
      return before !== word;
    };
    for (const container of useContainers.getState().byId.values()) note(container);
    return onContainersChange(({ reset, upserted, removed }) => {
      if (reset) words.clear();
      for (const id of removed) words.delete(id);
      const changed = upserted.filter(note);
      if (reset || changed.length === 0) return;
      say(
        changed.length > MOST
          ? `${countOf(changed.length, "container")} changed`
          : changed.map((container) => `${container.name}: ${statusWords(container).word}`).join(", "),
      );
    });
  }, []);
  return (
    <span className="visually-hidden" role="status">
      {said}
    </span>
  );
}
