/** The image that a reference names in the demo's registry. Its id follows from the reference, so that it is the same each time. */
import { type Layer, layersOf, profileOf } from "./catalogue.ts";
import type { Image } from "./images.ts";
import { between, hashText, hexId } from "./random.ts";
import { type Reference, referenceText } from "./reference.ts";

const DAY_MS = 86_400_000;
/** Unpacked layers are larger than the compressed ones that travel. */
const UNPACKED = 2.6;

export function makeImage(reference: Reference, nowMs = Date.now()): Image {
  const text = referenceText(reference);
  const seed = hashText(text);
  const layers = layersOf(text);
  const digest = reference.digest ?? `sha256:${hexId(seed, 901)}`;
  return {
    id: `sha256:${hexId(seed, 900)}`,
    tags: reference.digest !== null && reference.tag === null ? [] : [text],
    digests: [`${reference.name}@${digest}`],
    createdAt: nowMs - between(seed, 902, 3, 70) * DAY_MS,
    size: layers.reduce((sum, layer) => sum + Math.round(layer.size * UNPACKED), 0),
    layers: layers.map(diffId),
    profile: profileOf(reference.name),
  };
}

/** A layer's id in `RootFS`; two images with the same one share it. */
export function diffId(layer: Layer): string {
  return `sha256:${hexId(hashText(layer.id), 0)}`;
}
