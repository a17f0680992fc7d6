/** The images on the demo engine. */
import { noSuchImage } from "./api-error.ts";
import type { ImageProfile } from "./catalogue.ts";
import { parseReference, referenceText } from "./reference.ts";

export interface Image {
  /** `sha256:…` */
  readonly id: string;
  /** `name:tag` forms. */
  readonly tags: readonly string[];
  /** `name@sha256:…` forms. */
  readonly digests: readonly string[];
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Bytes. */
  readonly size: number;
  readonly layers: readonly string[];
  readonly profile: ImageProfile;
}

export interface Images {
  all(): readonly Image[];
  /** Adds an image, or replaces that of the same id. */
  put(image: Image): void;
  remove(id: string): void;
  /** By reference, id, or prefix of the id (with or without `sha256:`). */
  find(reference: string): Image | undefined;
  /** Like `find`; throws the engine's 404. */
  resolve(reference: string): Image;
}

export function createImages(): Images {
  const images = new Map<string, Image>();
  const find = (text: string): Image | undefined => {
    const reference = parseReference(text);
    if (reference !== null) {
      const wanted = referenceText(reference);
      const byDigest = reference.digest === null ? null : `${reference.name}@${reference.digest}`;
      for (const image of images.values()) {
        if (byDigest === null ? image.tags.includes(wanted) : image.digests.includes(byDigest)) return image;
      }
    }
    const prefix = text.replace(/^sha256:/, "");
    if (!/^[0-9a-f]{4,64}$/.test(prefix)) return undefined;
    return [...images.values()].find((image) => image.id.startsWith(`sha256:${prefix}`));
  };
  return {
    all: () => [...images.values()].sort((a, b) => b.createdAt - a.createdAt),
    put: (image) => void images.set(image.id, image),
    remove: (id) => void images.delete(id),
    find,
    resolve(text) {
      const image = find(text);
      if (image !== undefined) return image;
      const reference = parseReference(text);
      throw noSuchImage(reference === null ? text : referenceText(reference));
    },
  };
}
