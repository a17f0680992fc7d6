/** `POST /images/create?fromImage=&tag=`: a pull, layer by layer, one JSON object a line. */
import { ApiError } from "../api-error.ts";
import { speaksNewTexts } from "../api-version.ts";
import { type Layer, layersOf } from "../catalogue.ts";
import type { Call } from "../http/call.ts";
import { type AnswerStream, openStream } from "../http/stream.ts";
import { diffId, makeImage } from "../make-image.ts";
import { parseReference, type Reference, referenceText } from "../reference.ts";
import type { World } from "../world.ts";

const TICK_MS = 100;
const AT_ONCE = 3;
/** An image of this size takes `pullSeconds`; larger ones as long, smaller ones in proportion. */
const USUAL_BYTES = 30_000_000;
const BROKEN = "unexpected EOF";

export async function pull(call: Call): Promise<void> {
  const { world, query } = call;
  const name = query.get("fromImage") ?? "";
  const tag = query.get("tag") ?? "";
  const text = tag === "" ? name : tag.startsWith("sha256:") ? `${name}@${tag}` : `${name}:${tag}`;
  const reference = parseReference(text);
  if (reference === null) throw notAReference(call, name);
  refuseUnknown(reference);

  const stream = openStream(call, "application/json");
  try {
    const fault = world.faults.find("error-after-200", call.group);
    const breaks = fault?.message ?? (/broken/.test(reference.name) ? BROKEN : null);
    await download(world, reference, stream, breaks);
  } finally {
    stream.end();
  }
}

function notAReference(call: Call, name: string): ApiError {
  if (!/[A-Z]/.test(name)) return new ApiError(400, "invalid reference format");
  const which = speaksNewTexts(call.world.api) ? ` (${name.includes("/") ? name : `library/${name}`})` : "";
  return new ApiError(400, `invalid reference format: repository name${which} must be lowercase`);
}

/** Before the first byte: real engines answer these with a status, not within a 200. */
function refuseUnknown(reference: Reference): void {
  const { name, registry } = reference;
  if (registry !== null)
    throw new ApiError(500, `Get "https://${registry}/v2/": dial tcp: lookup ${registry.split(":")[0]}: no such host`);
  if (/nosuch|private/.test(name))
    throw new ApiError(
      404,
      `pull access denied for ${name}, repository does not exist or may require 'docker login': denied: requested access to the resource is denied`,
    );
  if (/nosuch/.test(reference.tag ?? ""))
    throw new ApiError(404, `manifest for ${referenceText(reference)} not found: manifest unknown: manifest unknown`);
}

async function download(
  world: World,
  reference: Reference,
  stream: AnswerStream,
  breaks: string | null,
): Promise<void> {
  const text = referenceText(reference);
  const say = (status: string, more: object = {}) => stream.send(`${JSON.stringify({ status, ...more })}\r\n`);
  const path =
    reference.registry === null && !reference.name.includes("/") ? `library/${reference.name}` : reference.name;
  if (!(await say(`Pulling from ${path}`, { id: reference.tag ?? reference.digest ?? "latest" }))) return;
  const had = world.images.find(text);
  if (had === undefined && !(await fetchLayers(world, layersOf(text), stream, breaks))) return;
  const image = had ?? makeImage(reference);
  await say(`Digest: ${image.digests[0]?.split("@")[1] ?? image.id}`);
  if (had === undefined) world.images.put(image);
  world.events.emit("image", "pull", text, { name: reference.name });
  await say(`Status: ${had === undefined ? "Downloaded newer image" : "Image is up to date"} for ${text}`);
}

/** `false` when it came to no good end: the client has gone, or `breaks` was to be said. */
async function fetchLayers(
  world: World,
  layers: readonly Layer[],
  stream: AnswerStream,
  breaks: string | null,
): Promise<boolean> {
  const known = new Set(world.images.all().flatMap((image) => image.layers));
  const say = (id: string, status: string, detail: object = {}, progress?: string) =>
    stream.send(
      `${JSON.stringify({ status, progressDetail: detail, ...(progress === undefined ? {} : { progress }), id })}\r\n`,
    );
  const missing: Layer[] = [];
  for (const layer of layers) {
    const exists = known.has(diffId(layer));
    if (!(await say(layer.id, exists ? "Already exists" : "Pulling fs layer"))) return false;
    if (!exists) missing.push(layer);
  }
  for (const layer of missing.slice(AT_ONCE)) await say(layer.id, "Waiting");

  const bytes = missing.reduce((sum, layer) => sum + layer.size, 0);
  const ticks = Math.max(2, (world.pullSeconds * 1000 * Math.min(1, bytes / USUAL_BYTES)) / TICK_MS);
  const perTick = Math.max(1, bytes / ticks);
  const done = new Map<string, number>();
  let extracted = 0;
  while (extracted < missing.length) {
    if (!(await stream.wait(TICK_MS))) return false;
    const loading = missing.filter((layer) => (done.get(layer.id) ?? 0) < layer.size).slice(0, AT_ONCE);
    for (const layer of loading) {
      const current = Math.min(layer.size, Math.round((done.get(layer.id) ?? 0) + perTick / loading.length));
      done.set(layer.id, current);
      if (!(await say(layer.id, "Downloading", { current, total: layer.size }, bar(current, layer.size)))) return false;
      if (current < layer.size) continue;
      await say(layer.id, "Verifying Checksum");
      await say(layer.id, "Download complete");
    }
    if (breaks !== null && [...done.values()].reduce((sum, part) => sum + part, 0) >= bytes / 2) {
      await stream.send(`${JSON.stringify({ errorDetail: { message: breaks }, error: breaks })}\r\n`);
      return false;
    }
    // Layers are unpacked in order, each once it and all before it are there.
    for (
      let next = missing[extracted];
      next !== undefined && done.get(next.id) === next.size;
      next = missing[extracted]
    ) {
      for (const share of [0.4, 1]) {
        const current = Math.round(next.size * share);
        if (!(await say(next.id, "Extracting", { current, total: next.size }, bar(current, next.size)))) return false;
      }
      await say(next.id, "Pull complete");
      extracted++;
    }
  }
  return true;
}

/** `[=====>     ]  1.2MB/30MB` */
function bar(current: number, total: number): string {
  const filled = Math.floor((current / total) * 50);
  const line = filled >= 50 ? "=".repeat(50) : `${"=".repeat(filled)}>${" ".repeat(49 - filled)}`;
  return `[${line}]  ${size(current)}/${size(total)}`;
}

function size(bytes: number): string {
  if (bytes >= 1e6) return `${(bytes / 1e6).toPrecision(4)}MB`;
  return bytes >= 1e3 ? `${(bytes / 1e3).toPrecision(4)}kB` : `${bytes}B`;
}
