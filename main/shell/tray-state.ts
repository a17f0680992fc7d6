/** What the tray knows: the engine's state, folded from the same feed that the window reads. */
import type { ContainerSummary } from "../../contract/model/container.ts";
import type { EngineStatus, EngineUpdate } from "../../contract/model/engine.ts";

export interface TrayState {
  readonly engine: EngineStatus;
  readonly containers: ReadonlyMap<string, ContainerSummary>;
}

export interface TrayFold {
  state(): TrayState;
  /** `false` when nothing changed that a menu shows, so that it need not be built again. */
  apply(update: EngineUpdate): boolean;
}

/** The map is changed in place: an update costs what it carries, not what is there. */
export function createTrayFold(engine: EngineStatus): TrayFold {
  let current = engine;
  const containers = new Map<string, ContainerSummary>();
  return {
    state: () => ({ engine: current, containers }),
    apply: (update) => {
      switch (update.kind) {
        case "snapshot":
          current = update.engine;
          containers.clear();
          for (const container of update.containers) containers.set(container.id, container);
          return true;
        case "status":
          if (update.engine.target.id !== current.target.id) containers.clear();
          current = update.engine;
          return true;
        case "patch": {
          let changed = false;
          for (const container of update.containers.upserted) {
            changed ||= looksOf(container) !== looksOf(containers.get(container.id));
            containers.set(container.id, container);
          }
          for (const id of update.containers.removed) changed = containers.delete(id) || changed;
          return changed;
        }
      }
    },
  };
}

/** What the menu shows of a container. */
function looksOf(container: ContainerSummary | undefined): string {
  if (container === undefined) return "";
  const { name, state, health, outOfMemory, ports } = container;
  return JSON.stringify([name, state, health, outOfMemory, ports]);
}
