/** From the engine's list rows to Berth's summaries. Pure. */
import type { ContainerState, ContainerSummary, Protocol, PublishedPort } from "../../contract/model/container.ts";
import type { ImageSummary } from "../../contract/model/image.ts";
import type { ContainerRow, ImageDocument, ImageRow } from "./models.ts";
import { toPortNumber } from "./port-number.ts";
import { parseStatus } from "./status.ts";

/** What events told of a container that its list row does not. Times in milliseconds since the epoch, engine time; `null` is unheard. */
export interface Heard {
  readonly startedAt: number | null;
  readonly pausedAt: number | null;
  readonly endedAt: number | null;
  readonly outOfMemory: boolean;
}

export const HEARD_NOTHING: Heard = { startedAt: null, pausedAt: null, endedAt: null, outOfMemory: false };

/** `now` is the engine's clock, milliseconds since the epoch. `before` is what was known of the same container. */
export function toContainerSummary(
  row: ContainerRow,
  now: number,
  before: ContainerSummary | null,
  heard: Heard = HEARD_NOTHING,
): ContainerSummary {
  const state = toState(row.State);
  const status = row.Status ?? "";
  const parsed = parseStatus(status);
  const since = sinceOf(state, row.Created * 1000, now, parsed, before, heard);
  // A flag from before the connection broke still holds when nothing happened since.
  const unchanged = before !== null && before.state === state && before.since === since;
  const over = state === "exited" || state === "dead" || state === "restarting";
  return {
    id: row.Id,
    name: toName(row.Names, row.Id),
    image: row.Image,
    imageId: row.ImageID ?? "",
    command: row.Command ?? "",
    createdAt: row.Created * 1000,
    state,
    status,
    since,
    exitCode: over ? parsed.exitCode : state === "created" && before?.state === "created" ? before.exitCode : null,
    outOfMemory: over && (heard.outOfMemory || (unchanged && before.outOfMemory)),
    health: state === "running" ? parsed.health : null,
    ports: toPorts(row),
    project: row.Labels["com.docker.compose.project"] ?? null,
    service: row.Labels["com.docker.compose.service"] ?? null,
  };
}

/** The exact time when it is known, from an event or from before; else the sentence's rounded one. */
function sinceOf(
  state: ContainerState,
  createdAt: number,
  now: number,
  { ageMs, roundedBy }: ReturnType<typeof parseStatus>,
  before: ContainerSummary | null,
  heard: Heard,
): number | null {
  if (state === "created") return createdAt;
  const exact = exactSince(state, heard);
  if (exact !== null) return exact;
  const known = before?.state === state ? before.since : null;
  // The sentence of a paused container tells for how long it is up, not for how long it is paused.
  if (state === "paused") return known;
  const rough = ageMs === null ? null : now - ageMs;
  if (known === null || rough === null) return known ?? rough;
  // When the two do not fit each other, it was restarted meanwhile, unheard.
  return Math.abs(known - rough) <= roundedBy + CLOCK_SLACK_MS ? known : rough;
}

function exactSince(state: ContainerState, heard: Heard): number | null {
  switch (state) {
    case "running":
      return heard.startedAt;
    case "paused":
      return heard.pausedAt;
    case "exited":
    case "restarting":
    case "dead":
      return heard.endedAt;
    default:
      return null;
  }
}

/** The engine's clock is known within the time that its answer took. */
const CLOCK_SLACK_MS = 2000;

const STATES: ReadonlyMap<string, ContainerState> = new Map([
  ["created", "created"],
  ["running", "running"],
  ["paused", "paused"],
  ["restarting", "restarting"],
  ["removing", "removing"],
  ["exited", "exited"],
  ["dead", "dead"],
  // Podman's further words.
  ["configured", "created"],
  ["initialized", "created"],
  ["stopping", "running"],
  ["stopped", "exited"],
]);

export function toState(word: string): ContainerState {
  return STATES.get(word.toLowerCase()) ?? "dead";
}

/** Links give a container more names, `/other/alias`: its own has one slash. */
export function toName(names: readonly string[], id: string): string {
  const own = names.find((name) => name.lastIndexOf("/") <= 0) ?? names[0];
  return own?.replace(/^\//, "") ?? id.slice(0, 12);
}

function toPorts(row: ContainerRow): PublishedPort[] {
  const ports = row.Ports.flatMap(({ PrivatePort, PublicPort, Type, IP }): PublishedPort[] => {
    const container = toPortNumber(PrivatePort);
    const host = toPortNumber(PublicPort);
    if (container === null) return [];
    return [{ container, protocol: toProtocol(Type ?? "tcp"), hostIp: host === null ? null : IP || null, host }];
  });
  // The engine's order changes from list to list.
  return ports.sort(
    (a, b) => a.container - b.container || (a.host ?? 0) - (b.host ?? 0) || compare(a.hostIp, b.hostIp),
  );
}

function compare(a: string | null, b: string | null): number {
  const left = a ?? "";
  const right = b ?? "";
  return left < right ? -1 : left > right ? 1 : 0;
}

export function toProtocol(word: string): Protocol {
  return word === "udp" || word === "sctp" ? word : "tcp";
}

export function toImageSummary(row: ImageRow): ImageSummary {
  return {
    id: row.Id,
    tags: row.RepoTags.filter(isNamed),
    digests: row.RepoDigests.filter(isNamed),
    size: row.Size ?? 0,
    createdAt: row.Created * 1000,
  };
}

/** An image's document has the list row's facts too. */
export function documentToImageSummary(document: ImageDocument): ImageSummary {
  const created = Date.parse(document.Created ?? "");
  return {
    id: document.Id,
    tags: document.RepoTags.filter(isNamed),
    digests: document.RepoDigests.filter(isNamed),
    size: document.Size ?? 0,
    // As the list does: whole seconds, and 0 when the image does not say.
    createdAt: Number.isNaN(created) ? 0 : Math.max(0, Math.floor(created / 1000) * 1000),
  };
}

/** Older engines write `<none>:<none>` for a dangling image. */
function isNamed(reference: string): boolean {
  return !reference.startsWith("<none>");
}
