/** Hands changes of the state to its readers: the first at once, later ones of the next 16 ms together. */
import type { ContainerSummary } from "../../contract/model/container.ts";
import type { EngineStatus, EngineUpdate } from "../../contract/model/engine.ts";
import type { ImageSummary } from "../../contract/model/image.ts";
import { type Channel, createChannel } from "../async/channel.ts";

/** One frame of a 60 Hz screen: more often nobody would see. */
export const JOIN_MS = 16;

type Changed<T> = { readonly upserted: readonly T[]; readonly removed: readonly string[] };

export interface Publisher {
  readonly revision: number;
  containers(changes: Changed<ContainerSummary>): void;
  images(changes: Changed<ImageSummary>): void;
  status(status: EngineStatus): void;
  /** Everything may have changed: each reader gets a snapshot. */
  reset(): void;
  /** A snapshot, then what changes. Ends when `signal` aborts, or with `close`. */
  watch(signal: AbortSignal): AsyncGenerator<EngineUpdate, void, undefined>;
  close(): void;
}

export interface PublisherOptions {
  /** What a snapshot holds; called only when one is due. */
  readonly engine: () => EngineStatus;
  readonly allContainers: () => Iterable<ContainerSummary>;
  readonly allImages: () => Iterable<ImageSummary>;
}

export function createPublisher({ engine, allContainers, allImages }: PublisherOptions): Publisher {
  const readers = new Set<Channel<Item>>();
  let revision = 0;
  let gathered = createGathering();
  let timer: NodeJS.Timeout | null = null;

  const snapshot = (): Item => ({
    kind: "whole",
    update: {
      kind: "snapshot",
      revision,
      engine: engine(),
      containers: [...allContainers()],
      images: [...allImages()],
    },
  });

  function flush(): void {
    timer = null;
    if (isEmpty(gathered)) return;
    revision += 1;
    const patch: Item = { kind: "patch", revision, changes: gathered };
    gathered = createGathering();
    timer = setTimeout(flush, JOIN_MS);
    for (const reader of readers) reader.push(patch);
  }

  function soon(): void {
    if (timer === null) flush();
  }

  return {
    get revision() {
      return revision;
    },
    containers(changes) {
      gather(gathered.containers, changes, (container) => container.id);
      soon();
    },
    images(changes) {
      gather(gathered.images, changes, (image) => image.id);
      soon();
    },
    status(status) {
      for (const reader of readers) reader.push({ kind: "whole", update: { kind: "status", engine: status } });
    },
    reset() {
      gathered = createGathering();
      revision += 1;
      if (readers.size === 0) return;
      const item = snapshot();
      for (const reader of readers) reader.push(item);
    },
    async *watch(signal) {
      const channel = createChannel<Item>(join);
      // What is gathered but not out yet is in the snapshot already, and harmless when it comes again.
      channel.push(snapshot());
      readers.add(channel);
      try {
        for await (const item of channel.read(signal)) yield toUpdate(item);
      } finally {
        readers.delete(channel);
      }
    },
    close() {
      if (timer) clearTimeout(timer);
      for (const reader of readers) reader.close();
    },
  };
}

interface Gathered<T> {
  readonly upserted: Map<string, T>;
  readonly removed: Set<string>;
}
interface Gathering {
  readonly containers: Gathered<ContainerSummary>;
  readonly images: Gathered<ImageSummary>;
}
type Item =
  | { readonly kind: "whole"; readonly update: EngineUpdate }
  /** Shared by all readers, so it is never changed; `merged` ones belong to one reader. */
  | { readonly kind: "patch"; readonly revision: number; readonly changes: Gathering; readonly merged?: true };

function createGathering(): Gathering {
  return {
    containers: { upserted: new Map(), removed: new Set() },
    images: { upserted: new Map(), removed: new Set() },
  };
}

function isEmpty({ containers, images }: Gathering): boolean {
  return containers.upserted.size + containers.removed.size + images.upserted.size + images.removed.size === 0;
}

function gather<T>(into: Gathered<T>, changes: Changed<T>, idOf: (item: T) => string): void {
  for (const item of changes.upserted) {
    const id = idOf(item);
    into.removed.delete(id);
    into.upserted.set(id, item);
  }
  for (const id of changes.removed) {
    into.upserted.delete(id);
    into.removed.add(id);
  }
}

/** A slow reader has at most one snapshot, one patch and one status waiting. */
function join(waiting: Item[], next: Item): void {
  if (next.kind === "whole") {
    if (next.update.kind === "snapshot") waiting.length = 0;
    const old = waiting.findIndex((item) => item.kind === "whole" && item.update.kind === next.update.kind);
    if (old >= 0) waiting.splice(old, 1);
    waiting.push(next);
    return;
  }
  const at = waiting.findIndex((item) => item.kind === "patch");
  const old = waiting[at];
  if (old?.kind !== "patch") {
    waiting.push(next);
    return;
  }
  const changes = old.merged ? old.changes : createGathering();
  if (!old.merged) add(changes, old.changes);
  add(changes, next.changes);
  waiting[at] = { kind: "patch", revision: next.revision, changes, merged: true };
}

function add(into: Gathering, more: Gathering): void {
  const changed = <T>(from: Gathered<T>): Changed<T> => ({
    upserted: [...from.upserted.values()],
    removed: [...from.removed],
  });
  gather(into.containers, changed(more.containers), (container) => container.id);
  gather(into.images, changed(more.images), (image) => image.id);
}

function toUpdate(item: Item): EngineUpdate {
  if (item.kind === "whole") return item.update;
  const list = <T>({ upserted, removed }: Gathered<T>) => ({ upserted: [...upserted.values()], removed: [...removed] });
  return {
    kind: "patch",
    revision: item.revision,
    containers: list(item.changes.containers),
    images: list(item.changes.images),
  };
}
