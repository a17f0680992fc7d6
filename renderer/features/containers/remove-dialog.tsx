import { useState } from "react";
import type { ContainerSummary } from "../../../contract/model/container.ts";
import { useContainers } from "../../stores/use-containers.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { countOf } from "../../ui/format.ts";
import { removeNow } from "./actions.ts";
import { closeContainerDialogs } from "./container-dialogs-store.ts";
import { giveFocusBack } from "./grid-focus.ts";
import { isUp } from "./status-words.ts";

const LISTED = 100;

/** One question for all that is to be removed: what goes, what stays. Volumes are never chosen beforehand. */
export function RemoveDialog({ ids }: { readonly ids: readonly string[] }) {
  const [volumes, setVolumes] = useState(false);
  // As it was when it was asked: a container that stops meanwhile does not change the question.
  const [containers] = useState(() => {
    const { byId } = useContainers.getState();
    return ids.flatMap((id) => byId.get(id) ?? []);
  });
  const [only] = containers;
  const single = containers.length === 1 && only !== undefined;
  const running = containers.filter(isUp).length;
  const left = containers.length - LISTED;
  return (
    <ConfirmDialog
      open
      onClose={closeContainerDialogs}
      onConfirm={() => void removeNow(ids, { volumes })}
      onCloseAutoFocus={giveFocusBack}
      title={single ? `Remove ${only.name}?` : `Remove ${countOf(containers.length, "container")}?`}
      description={consequence(single, running)}
      goes={
        single
          ? ["What was written inside the container, and its log"]
          : [
              ...containers.slice(0, LISTED).map((container) => <Line key={container.id} container={container} />),
              ...(left > 0 ? [`And ${countOf(left, "more", "more")}`] : []),
            ]
      }
      stays={[
        single ? "Its image stays" : "Their images stay",
        volumes ? "Named volumes and folders stay" : "Volumes and folders stay, with what is in them",
      ]}
      cancelLabel={single ? "Keep it" : "Keep them"}
      confirmLabel={single ? "Remove" : `Remove ${containers.length}`}
    >
      <Checkbox
        checked={volumes}
        onChange={setVolumes}
        label={single ? "Remove its anonymous volumes too" : "Remove their anonymous volumes too"}
      />
    </ConfirmDialog>
  );
}

function consequence(single: boolean, running: number): string {
  if (single) return running === 0 ? "It is stopped." : "It is running, and is ended at once.";
  if (running === 0) return "None of them is running.";
  return `${countOf(running, "is running and is", "are running and are")} ended at once.`;
}

function Line({ container }: { readonly container: ContainerSummary }) {
  return (
    <>
      <b>{container.name}</b>
      {isUp(container) && <small> running</small>}
    </>
  );
}
