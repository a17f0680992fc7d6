/** A repository's tags. Source: Docker Hub API, `GET /v2/namespaces/{namespace}/repositories/{repository}/tags`. */
import { z } from "zod";
import { failure } from "../../contract/errors.ts";
import type { HubTag, HubTagPage } from "../../contract/model/hub.ts";
import { parseReference } from "../../contract/model/reference.ts";
import type { HubClient } from "./request.ts";

export interface TagRequest {
  /** As people write it. */
  readonly repository: string;
  /** A part of the tags' names; empty for all. */
  readonly filter: string;
  /** Counted from 1. */
  readonly page: number;
  /** `linux/amd64`; `null` when it is not known. */
  readonly platform: string | null;
}

const TAG_PAGE = 100;

const TagImage = z.object({
  architecture: z.string().nullish(),
  os: z.string().nullish(),
  variant: z.string().nullish(),
  size: z.number().nullish(),
});
const Tag = z.object({
  name: z.string(),
  full_size: z.number().nullish(),
  last_updated: z.string().nullish(),
  images: z.array(TagImage).nullish(),
});
const Answer = z.object({ count: z.number().nullish(), next: z.string().nullish(), results: z.array(Tag).nullable() });

/** Newest first. Throws IMAGE_NOT_FOUND, HUB_UNREACHABLE, HUB_RATE_LIMITED, HUB_ANSWER_UNKNOWN. */
export async function findTags(hub: HubClient, request: TagRequest): Promise<HubTagPage> {
  const { repository, filter, page, platform } = request;
  const parsed = parseReference(repository);
  const [namespace = "", name = "", ...more] = parsed?.repository.split("/") ?? [];
  const missing = () => failure("IMAGE_NOT_FOUND", { image: repository, registry: "Docker Hub" });
  // Hub has only its own images, which are all of the form namespace/name.
  if (parsed?.registry !== "docker.io" || name === "" || more.length > 0) throw missing();
  const answer = await hub.ask(
    `/v2/namespaces/${namespace}/repositories/${name}/tags`,
    { page_size: TAG_PAGE, page, ordering: "last_updated", ...(filter === "" ? {} : { name: filter }) },
    Answer,
  );
  if (answer === null) {
    // Past the last page it is "not found" too.
    if (page > 1) return { total: 0, tags: [], more: false };
    throw missing();
  }
  const tags = (answer.results ?? []).map((tag) => toTag(tag, platform));
  return { total: answer.count ?? tags.length, tags, more: Boolean(answer.next) };
}

function toTag(tag: z.output<typeof Tag>, platform: string | null): HubTag {
  // Attestations are listed as images of an unknown platform.
  const images = (tag.images ?? [])
    .filter((image) => image.os && image.architecture && image.architecture !== "unknown")
    .map((image) => ({
      platform: [image.os, image.architecture, image.variant].filter(Boolean).join("/"),
      size: image.size ?? null,
    }));
  const mine =
    images.find((image) => image.platform === platform) ??
    images.find((image) => platform !== null && image.platform.startsWith(`${platform}/`)) ??
    (images.length === 1 ? images[0] : undefined);
  const updatedAt = Date.parse(tag.last_updated ?? "");
  return {
    name: tag.name,
    size: mine?.size ?? (images.length === 0 ? (tag.full_size ?? null) : null),
    updatedAt: Number.isNaN(updatedAt) ? null : updatedAt,
    platforms: [...new Set(images.map((image) => image.platform))],
  };
}
