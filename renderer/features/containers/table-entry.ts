/** What the table has to know of a container to filter, group and sort it; worked out once a change, not once a draw. Pure. */
import type { ContainerSummary } from "../../../contract/model/container.ts";
import { naturalKey } from "./natural-key.ts";
import { hasFailed, isProblem, isUp } from "./status-words.ts";

export type Segment = "all" | "running" | "stopped" | "problems";
export type SortKey = "name" | "image" | "ports" | "status";

export interface ContainerRow {
  readonly kind: "container";
  readonly id: string;
}

export interface Entry {
  readonly id: string;
  /** Stays the same object while the container is there. */
  readonly row: ContainerRow;
  /** The Compose project; empty for a container of its own. */
  readonly group: string;
  readonly name: string;
  readonly sortBy: string | number;
  /** What the filter looks into, in small letters. */
  readonly text: string;
  readonly up: boolean;
  readonly problem: boolean;
  readonly unhealthy: boolean;
  readonly failed: boolean;
}

export function makeEntry(container: ContainerSummary, sort: SortKey, row?: ContainerRow): Entry {
  return {
    id: container.id,
    row: row ?? { kind: "container", id: container.id },
    group: container.project ?? "",
    name: naturalKey(container.name),
    sortBy: sortValue(container, sort),
    text: searchText(container),
    up: isUp(container),
    problem: isProblem(container),
    unhealthy: container.health === "unhealthy",
    failed: hasFailed(container),
  };
}

function searchText(container: ContainerSummary): string {
  const ports = container.ports.flatMap((port) => [port.host ?? "", port.container]).join(" ");
  const { name, image, project, service } = container;
  return `${name} ${image} ${project ?? ""} ${service ?? ""} ${ports}`.toLowerCase();
}

function sortValue(container: ContainerSummary, sort: SortKey): string | number {
  switch (sort) {
    case "name":
      return naturalKey(container.name);
    case "image":
      return naturalKey(container.image);
    case "ports":
      return container.ports.reduce((least, port) => Math.min(least, port.host ?? 99_999), 99_999);
    case "status":
      return statusRank(container);
    default:
      return sort satisfies never;
  }
}

/** What wants a look first, then what runs, then the rest; within each, the latest change first. */
function statusRank(container: ContainerSummary): number {
  const rank = isProblem(container) ? 0 : container.state === "running" ? 1 : isUp(container) ? 2 : 3;
  const since = container.since ?? container.createdAt;
  return rank * 1e14 - since;
}

const SHORTEST_ID = 4;

/** Whether all words are found in the entry's text, or begin its id. `words` in small letters. */
export function matches(entry: Entry, words: readonly string[]): boolean {
  return words.every((word) => entry.text.includes(word) || (word.length >= SHORTEST_ID && entry.id.startsWith(word)));
}

export function inSegment(entry: Entry, segment: Segment): boolean {
  switch (segment) {
    case "all":
      return true;
    case "running":
      return entry.up;
    case "stopped":
      return !entry.up;
    case "problems":
      return entry.problem;
    default:
      return segment satisfies never;
  }
}

/** Whether two entries of one container say the same. */
export function sameEntry(one: Entry, other: Entry): boolean {
  return (
    one.sortBy === other.sortBy &&
    one.text === other.text &&
    one.group === other.group &&
    one.up === other.up &&
    one.problem === other.problem &&
    one.unhealthy === other.unhealthy &&
    one.failed === other.failed
  );
}
