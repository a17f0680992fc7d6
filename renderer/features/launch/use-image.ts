import { useEffect, useMemo, useState } from "react";
import type { ImageDetail, ImageSummary } from "../../../contract/model/image.ts";
import { client, errorOf } from "../../client.ts";
import { useImages } from "../../stores/use-images.ts";
import { nameReference } from "../home/typed-reference.ts";

export interface LocalImage {
  /** `null` when it is not on the engine, or the text is no reference. */
  readonly summary: ImageSummary | null;
  /** Comes a moment after `summary`. */
  readonly detail: ImageDetail | null;
}

/** The engine's image of this reference. Pure. */
export function findImage(images: readonly ImageSummary[], text: string): ImageSummary | null {
  const wanted = nameReference(text)?.reference;
  if (wanted === undefined) return null;
  const has = (name: string) => nameReference(name)?.reference === wanted;
  return images.find((image) => image.tags.some(has) || image.digests.some(has)) ?? null;
}

/** What the engine has of the image that the text names, as images come and go. */
export function useImage(text: string): LocalImage {
  const images = useImages((state) => state.images);
  const summary = findImage(images, text);
  const [detail, setDetail] = useState<ImageDetail | null>(null);
  const id = summary?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another image is another id
  useEffect(() => {
    setDetail(null);
    if (id === undefined) return;
    const abort = new AbortController();
    client.images.inspect({ image: text.trim() }, { signal: abort.signal }).then(
      (found) => !abort.signal.aborted && setDetail(found),
      (error: unknown) => {
        // Gone in between, or the engine is: the form does without, and the live state says so.
        if (!abort.signal.aborted && errorOf(error) === null) console.error("The image could not be looked at.", error);
      },
    );
    return () => abort.abort();
  }, [id]);
  const fitting = detail?.id === id ? detail : null;
  return useMemo(() => ({ summary, detail: fitting }), [summary, fitting]);
}
