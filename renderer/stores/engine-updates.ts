/** What the messages of `engine.watch` do to the stores. */
import type { EngineStatus, EngineUpdate } from "../../contract/model/engine.ts";
import { patchContainers, resetContainers } from "./use-containers.ts";
import { setEngineStatus, useEngine } from "./use-engine.ts";
import { patchImages, resetImages } from "./use-images.ts";

/** Takes one message of `engine.watch`. */
export function applyEngineUpdate(update: EngineUpdate): void {
  switch (update.kind) {
    case "snapshot":
      takeSnapshot(update);
      break;
    case "patch":
      patchContainers(update.containers.upserted, update.containers.removed);
      patchImages(update.images.upserted, update.images.removed);
      useEngine.setState({ revision: update.revision });
      break;
    case "status":
      takeStatus(update.engine);
      break;
    default:
      update satisfies never;
  }
}

/** While the engine is out of reach a snapshot may be empty: what was seen of this engine stays, marked as old. */
function takeSnapshot(update: Extract<EngineUpdate, { kind: "snapshot" }>): void {
  const before = useEngine.getState().status;
  const ready = update.engine.phase === "ready";
  const sameEngine = before?.target.id === update.engine.target.id;
  if (ready || !sameEngine || update.containers.length > 0) {
    const known = ready || update.containers.length > 0;
    resetContainers(update.containers, known);
    resetImages(update.images, known);
  }
  setEngineStatus(update.engine);
  useEngine.setState({ revision: update.revision });
}

/** Another engine was chosen: nothing of the old one may stand under the new one's name. */
function takeStatus(status: EngineStatus): void {
  const before = useEngine.getState().status;
  if (before !== null && before.target.id !== status.target.id) {
    resetContainers([], false);
    resetImages([], false);
  }
  setEngineStatus(status);
}
