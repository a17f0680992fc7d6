/**
 * The containers of the current engine, as the feed brings them. Ten thousand of them may stand here and one may change many
 * times a second, so `byId` is changed in place and `revision` says that it was; a row reads its own container by id.
 */
import { useRef } from "react";
import { create } from "zustand";
import type { ContainerSummary } from "../../contract/model/container.ts";

export interface ContainersState {
  /** By full id. Changed in place: never select the map itself. */
  readonly byId: Map<string, ContainerSummary>;
  /** In the order of arrival. A new array when one came or went, not when one changed. */
  readonly ids: readonly string[];
  /** Grows with each change. */
  readonly revision: number;
  /** The first snapshot of this engine has come. */
  readonly loaded: boolean;
}

/** What a patch changed; `reset` when everything may have. */
export interface ContainersChange {
  readonly reset: boolean;
  readonly upserted: readonly ContainerSummary[];
  readonly removed: readonly string[];
}

export const useContainers = create<ContainersState>(() => ({ byId: new Map(), ids: [], revision: 0, loaded: false }));

const listeners = new Set<(change: ContainersChange) => void>();

/** Told what each change was, before the components are. For what is computed from all containers step by step. */
export function onContainersChange(listener: (change: ContainersChange) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(change: ContainersChange, state: Partial<ContainersState>): void {
  for (const listener of listeners) listener(change);
  useContainers.setState(state);
}

/** Everything anew: the first snapshot, one after a reconnect, or another engine's. */
export function resetContainers(containers: readonly ContainerSummary[], loaded = true): void {
  const { byId, revision } = useContainers.getState();
  byId.clear();
  for (const container of containers) byId.set(container.id, container);
  tell(
    { reset: true, upserted: containers, removed: [] },
    { ids: containers.map((container) => container.id), revision: revision + 1, loaded },
  );
}

/** Some changed, came or went. The cost follows their number, and the whole list only when one came or went. */
export function patchContainers(upserted: readonly ContainerSummary[], removed: readonly string[]): void {
  const { byId, ids, revision } = useContainers.getState();
  const gone = removed.filter((id) => byId.delete(id));
  const come = upserted.filter((container) => !byId.has(container.id)).map((container) => container.id);
  for (const container of upserted) byId.set(container.id, container);
  const left = gone.length === 0 ? ids : ids.filter((id) => byId.has(id));
  tell(
    { reset: false, upserted, removed: gone },
    { ids: come.length === 0 ? left : [...left, ...come], revision: revision + 1 },
  );
}

/** One container by its full id; `undefined` when it is not (any more) there. */
export function useContainer(id: string): ContainerSummary | undefined {
  return useContainers((state) => state.byId.get(id));
}

/** The same, and when it was removed while the component shows it, as it was last. */
export function useLastContainer(id: string): ContainerSummary | undefined {
  const present = useContainer(id);
  const last = useRef<ContainerSummary | undefined>(undefined);
  if (present !== undefined) last.current = present;
  else if (last.current?.id !== id) last.current = undefined;
  return last.current;
}

/** All ids, in no meaningful order. Changes only when a container comes or goes. */
export function useContainerIds(): readonly string[] {
  return useContainers((state) => state.ids);
}

/** The container of this name or full id, outside of a component. */
export function findContainer(nameOrId: string): ContainerSummary | undefined {
  const { byId } = useContainers.getState();
  const exact = byId.get(nameOrId);
  if (exact !== undefined) return exact;
  for (const container of byId.values()) if (container.name === nameOrId) return container;
  return undefined;
}
