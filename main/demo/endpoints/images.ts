/** `GET /images/json`, `GET /images/{name}/json`, `GET /images/search`, `DELETE /images/{name}`. */
import { ApiError, imageInUse } from "../api-error.ts";
import { speaksNewTexts } from "../api-version.ts";
import { searchCatalogue } from "../catalogue.ts";
import { instant, rfc3339 } from "../clock.ts";
import { type Call, filtersOf, flag, sendJson } from "../http/call.ts";
import type { Image } from "../images.ts";
import { parseReference, referenceText } from "../reference.ts";

const FILTERS = ["reference", "dangling", "label", "before", "since", "until"];

export function list(call: Call): void {
  const { world, api } = call;
  const filters = filtersOf(call, FILTERS);
  const patterns = filters.get("reference") ?? [];
  const dangling = filters.get("dangling")?.[0];
  const images = world.images
    .all()
    .filter((image) => patterns.length === 0 || patterns.some((pattern) => matchesReference(image, pattern)))
    .filter(
      (image) => dangling === undefined || (image.tags.length === 0) === (dangling === "true" || dangling === "1"),
    );
  sendJson(
    call,
    200,
    images.map((image) => ({
      Containers: -1,
      Created: Math.floor(image.createdAt / 1000),
      Id: image.id,
      Labels: null,
      ParentId: "",
      RepoDigests: image.digests,
      RepoTags: image.tags,
      SharedSize: -1,
      Size: image.size,
      ...(api < 44 ? { VirtualSize: image.size } : {}),
    })),
  );
}

/** Shell patterns, against the name with and without its tag. */
function matchesReference(image: Image, pattern: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|\\]/g, "\\$&")
    .replaceAll("*", "[^/]*")
    .replaceAll("?", "[^/]");
  const expression = new RegExp(`^${source}$`);
  const names = [
    ...image.tags.map((tag) => tag.replace(/:[^:/]*$/, "")),
    ...image.digests.map((one) => one.split("@")[0] ?? ""),
  ];
  return [...image.tags, ...image.digests, ...names].some((name) => expression.test(name));
}

export function inspect(call: Call): void {
  const image = find(call);
  const { profile } = image;
  const volumes = Object.fromEntries(profile.volumes.map((path) => [path, {}]));
  sendJson(call, 200, {
    Id: image.id,
    RepoTags: image.tags,
    RepoDigests: image.digests,
    Parent: "",
    Comment: "buildkit.dockerfile.v0",
    Created: rfc3339(instant(image.createdAt)),
    DockerVersion: "",
    Author: "",
    Config: {
      User: "",
      ExposedPorts: Object.fromEntries(profile.ports.map((port) => [port, {}])),
      Env: profile.env,
      Cmd: profile.cmd,
      Entrypoint: profile.entrypoint,
      Volumes: profile.volumes.length === 0 ? null : volumes,
      WorkingDir: profile.workingDir,
      OnBuild: null,
      Labels: null,
    },
    Architecture: "amd64",
    Os: "linux",
    Size: image.size,
    ...(call.api < 44 ? { VirtualSize: image.size } : {}),
    GraphDriver: { Data: {}, Name: "overlay2" },
    RootFS: { Type: "layers", Layers: image.layers },
    Metadata: { LastTagTime: "0001-01-01T00:00:00Z" },
  });
}

/** Old engines repeat themselves when they inspect an image that is not there. */
function find(call: Call): Image {
  const asked = call.params[0] ?? "";
  try {
    return call.world.images.resolve(asked);
  } catch (error) {
    if (error instanceof ApiError && !speaksNewTexts(call.world.api))
      throw new ApiError(404, `no such image: ${asked}: ${error.message}`);
    throw error;
  }
}

export function search(call: Call): void {
  const limit = Number(call.query.get("limit") || 25);
  if (!(limit >= 1 && limit <= 100)) {
    const word = speaksNewTexts(call.world.api) ? "limit" : "Limit";
    throw new ApiError(400, `${word} ${limit} is outside the range of [1, 100]`);
  }
  const found = searchCatalogue(call.query.get("term") ?? "").slice(0, limit);
  sendJson(
    call,
    200,
    found.map(({ name, description, official, stars }) => ({
      star_count: stars,
      is_official: official,
      name,
      is_automated: false,
      description,
    })),
  );
}

export function remove(call: Call): void {
  const { world } = call;
  const asked = call.params[0] ?? "";
  const image = world.images.resolve(asked);
  const reference = parseReference(asked);
  const tag = reference === null ? asked : referenceText(reference);
  const user = world.containers.all().find((container) => container.imageId === image.id);
  const force = flag(call.query, "force");
  const last = image.tags.length <= 1 || !image.tags.includes(tag);
  if (user !== undefined && last && !force) throw imageInUse(asked, user);
  const untagged = last ? [...image.tags, ...image.digests] : [tag];
  const answer: object[] = untagged.map((name) => ({ Untagged: name }));
  if (last && user === undefined) {
    world.images.remove(image.id);
    answer.push({ Deleted: image.id });
  } else world.images.put({ ...image, tags: last ? [] : image.tags.filter((one) => one !== tag) });
  world.events.emit("image", "untag", image.id, { name: image.id });
  if (last && user === undefined) world.events.emit("image", "delete", image.id, { name: image.id });
  sendJson(call, 200, answer);
}
