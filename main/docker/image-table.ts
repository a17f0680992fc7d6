/** All images of an engine, kept up to date. Every operation costs what it touches, never what there is. */
import type { ImageSummary } from "../../contract/model/image.ts";

export interface ImageTable {
  readonly byId: ReadonlyMap<string, ImageSummary>;
  /** Takes the whole list as the truth. */
  replace(images: readonly ImageSummary[]): void;
  /**
   * Takes the answer to a question for `reference` (an id, or a tag): the image, or `null` when there is none.
   * `again` are ids of images that must be read too: those that lost a tag to this one, or had the reference that is gone.
   */
  apply(
    reference: string,
    image: ImageSummary | null,
  ): {
    readonly upserted: readonly ImageSummary[];
    readonly removed: readonly string[];
    readonly again: readonly string[];
  };
}

export function createImageTable(): ImageTable {
  const byId = new Map<string, ImageSummary>();
  /** Tag or digest reference to the image that has it. */
  const owners = new Map<string, string>();

  function disown(image: ImageSummary | undefined): void {
    for (const name of image ? [...image.tags, ...image.digests] : []) {
      if (owners.get(name) === image?.id) owners.delete(name);
    }
  }

  function own(image: ImageSummary): string[] {
    const robbed: string[] = [];
    for (const name of [...image.tags, ...image.digests]) {
      const owner = owners.get(name);
      if (owner !== undefined && owner !== image.id && image.tags.includes(name)) robbed.push(owner);
      owners.set(name, image.id);
    }
    return robbed;
  }

  return {
    byId,

    replace(images) {
      byId.clear();
      owners.clear();
      for (const image of images) {
        byId.set(image.id, image);
        own(image);
      }
    },

    apply(reference, image) {
      if (image === null) {
        const gone = byId.get(reference);
        if (gone) {
          byId.delete(reference);
          disown(gone);
          return { upserted: [], removed: [reference], again: [] };
        }
        const owner = owners.get(reference);
        owners.delete(reference);
        return { upserted: [], removed: [], again: owner === undefined ? [] : [owner] };
      }
      const before = byId.get(image.id);
      if (before && JSON.stringify(before) === JSON.stringify(image)) return { upserted: [], removed: [], again: [] };
      disown(before);
      byId.set(image.id, image);
      return { upserted: [image], removed: [], again: own(image) };
    },
  };
}
