/** The images on the current engine. Few enough that each change makes a new list. */
import { create } from "zustand";
import type { ImageSummary } from "../../contract/model/image.ts";

export interface ImagesState {
  readonly images: readonly ImageSummary[];
  readonly loaded: boolean;
}

export const useImages = create<ImagesState>(() => ({ images: [], loaded: false }));

export function resetImages(images: readonly ImageSummary[], loaded = true): void {
  useImages.setState({ images, loaded });
}

export function patchImages(upserted: readonly ImageSummary[], removed: readonly string[]): void {
  if (upserted.length === 0 && removed.length === 0) return;
  const changed = new Map(upserted.map((image) => [image.id, image]));
  const gone = new Set(removed);
  useImages.setState(({ images }) => {
    const kept = images.filter((image) => !gone.has(image.id)).map((image) => changed.get(image.id) ?? image);
    const known = new Set(images.map((image) => image.id));
    return { images: [...kept, ...upserted.filter((image) => !known.has(image.id))] };
  });
}
