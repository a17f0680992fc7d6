/** Reads what events name again, each object by itself, for as long as one event stream lasts. */
import { Failure } from "../../contract/errors.ts";
import { isTrouble } from "./ask.ts";
import type { ContainerTable } from "./container-table.ts";
import type { ImageTable } from "./image-table.ts";
import { createLooks, type Looks } from "./looks.ts";
import type { Publisher } from "./publisher.ts";
import { createRefetcher } from "./refetcher.ts";
import type { StateSource } from "./state-source.ts";

export interface Readers {
  /** By id. */
  container(id: string): void;
  /** How it ended, of one that never ran or was killed: the list does not tell all of it. */
  end(id: string): void;
  /** One that may not have started. */
  failed(id: string): void;
  /** By id or reference. */
  image(reference: string): void;
  /** Nothing more is read. */
  close(): void;
}

export interface ReadersOptions {
  readonly source: StateSource;
  readonly containers: ContainerTable;
  readonly images: ImageTable;
  readonly publisher: Publisher;
  /** The engine's clock, milliseconds since the epoch. */
  readonly now: () => number;
  /** Something cannot be read by itself: a StillRefused, or the Failure of a connection that broke. */
  readonly fail: (error: unknown) => void;
}

/** Ids in one question: more would make its address too long. */
const MOST_IDS = 50;

const NOTHING = Symbol("no answer that counts");
type Nothing = typeof NOTHING;

/** The engine is there, but goes on refusing to show what an event named. Its whole list may tell. */
export class StillRefused extends Error {
  override readonly name = "StillRefused";
}

export function createReaders({ source, containers, images, publisher, now, fail }: ReadersOptions): Readers {
  const suspects = new Set<string>();
  let closed = false;

  /**
   * An engine refuses to show what it is just deleting, or what is broken: that says nothing of the others. What is known of it stays,
   * and it is looked at again; the event of its end usually follows.
   */
  async function unlessRefused<T>(answer: Promise<T>, ids: readonly string[], looks: Looks): Promise<T | Nothing> {
    try {
      const good = await answer;
      // Whoever closed this reads the whole list, which may be newer by now.
      return closed ? NOTHING : good;
    } catch (error) {
      if (closed || !(error instanceof Failure) || isTrouble(error)) throw error;
      for (const id of ids) if (!looks.again(id)) throw new StillRefused(`${id} is not shown.`, { cause: error });
      return NOTHING;
    }
  }

  const container = createRefetcher(
    async (ids) => {
      const rows = await unlessRefused(source.containersById(ids), ids, containerLooks);
      if (rows === NOTHING) return;
      // What is known stays until the list has caught up: a change of no matter, told first, would make the one that counts wait. But not
      // for long: there are engines whose words never fit their events, as Podman's `stopping` after a `die`.
      const lagging = new Set<string>();
      for (const id of containers.lagging(rows)) {
        if (containerLooks.again(id)) lagging.add(id);
        else containers.giveUp(id);
      }
      const early = new Set([...lagging].filter((id) => !containerLooks.isLong(id)));
      const told = ids.filter((id) => !early.has(id));
      const believed = rows.filter(({ Id }) => !early.has(Id));
      publisher.containers(containers.apply(told, believed, now()));
      for (const id of told) {
        if (!lagging.has(id)) containerLooks.done(id);
        // The list tells how one ended that ran before.
        if (suspects.delete(id) && containers.byId.get(id)?.state === "created") end.add(id);
      }
    },
    MOST_IDS,
    fail,
  );
  const containerLooks = createLooks((id) => container.add(id));

  const image = createRefetcher(
    async ([reference]) => {
      if (reference === undefined) return;
      const found = await unlessRefused(source.image(reference), [reference], imageLooks);
      if (found === NOTHING) return;
      imageLooks.done(reference);
      const { again, ...changes } = images.apply(reference, found);
      publisher.images(changes);
      for (const id of again) image.add(id);
    },
    1,
    fail,
  );
  const imageLooks = createLooks((reference) => image.add(reference));

  const end = createRefetcher(
    async ([id]) => {
      const told = id === undefined ? null : await source.end(id);
      if (!closed && id !== undefined && told !== null) publisher.containers(containers.ended(id, told));
    },
    1,
    fail,
  );

  return {
    container(id) {
      containerLooks.done(id);
      container.add(id);
    },
    end: (id) => end.add(id),
    failed(id) {
      suspects.add(id);
      container.add(id);
    },
    image(reference) {
      imageLooks.done(reference);
      image.add(reference);
    },
    close() {
      closed = true;
      for (const part of [container, end, image, containerLooks, imageLooks]) part.close();
    },
  };
}
