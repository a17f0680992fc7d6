/** `GET /containers/json` and `GET /containers/{id}/json`. */
import { ApiError, invalidFilter } from "../api-error.ts";
import { speaksNewTexts } from "../api-version.ts";
import { inspectDocument, listRow } from "../documents.ts";
import { type Call, type Filters, filtersOf, flag, labelsMatch, sendJson } from "../http/call.ts";
import { type Container, isRunning, STATES } from "../model.ts";
import type { World } from "../world.ts";

const FILTERS = [
  "id",
  "name",
  "label",
  "status",
  "health",
  "exited",
  "ancestor",
  "before",
  "since",
  "volume",
  "network",
  "publish",
  "expose",
  "is-task",
  "isolation",
];

export function list(call: Call): void {
  const { world, api } = call;
  const filters = filtersOf(call, FILTERS);
  checkStates(world, filters);
  const limit = Number(call.query.get("limit") ?? 0);
  const all = flag(call.query, "all") || filters.has("status") || limit > 0;
  const now = Date.now();
  const rows: object[] = [];
  for (const container of candidates(world, filters)) {
    if ((all || isRunning(container)) && matches(world, container, filters)) rows.push(listRow(container, now, api));
    if (limit > 0 && rows.length === limit) break;
  }
  sendJson(call, 200, rows);
}

export function inspect(call: Call): void {
  const container = call.world.containers.resolve(call.params[0] ?? "", call.world.api);
  sendJson(call, 200, inspectDocument(container, call.api));
}

/** A filter by one whole id must cost the same however many containers there are. */
function candidates(world: World, filters: Filters): readonly Container[] {
  const ids = filters.get("id");
  if (ids === undefined || ids.length === 0 || ids.some((id) => id.length !== 64)) return world.containers.all();
  return ids.map((id) => world.containers.byId(id)).filter((container) => container !== undefined);
}

function checkStates(world: World, filters: Filters): void {
  for (const wanted of filters.get("status") ?? []) {
    if (STATES.some((state) => state === wanted)) continue;
    if (!speaksNewTexts(world.api)) throw invalidFilter(world.api, `status=${wanted}`);
    throw new ApiError(
      400,
      `invalid filter 'status=${wanted}': invalid value for state (${wanted}): must be one of ${STATES.join(", ")}`,
    );
  }
}

function matches(world: World, container: Container, filters: Filters): boolean {
  for (const [name, values] of filters) if (values.length > 0 && !passes(world, container, name, values)) return false;
  return true;
}

function passes(world: World, container: Container, name: string, values: readonly string[]): boolean {
  switch (name) {
    case "id":
      return values.some((id) => container.id.startsWith(id));
    case "name":
      return values.some((pattern) => matchesName(container.name, pattern));
    case "label":
      return labelsMatch(container.config.Labels, values);
    case "status":
      return values.includes(container.state);
    case "health":
      return values.includes(container.health?.status ?? "none");
    case "exited":
      return container.startedAt !== null && !isRunning(container) && values.includes(String(container.exitCode));
    case "ancestor":
      return values.some((value) => value === container.image || world.images.find(value)?.id === container.imageId);
    case "volume":
      return container.mounts.some((mount) => values.includes(mount.Name ?? "") || values.includes(mount.Destination));
    case "publish":
    case "expose":
      return container.ports.some((port) =>
        values.some((value) => value === port.key || value === String(port.container)),
      );
    case "network":
      return values.includes(container.hostConfig.NetworkMode);
    default:
      return true;
  }
}

/** Names are matched as a regular expression anywhere in the name, with or without its slash. */
function matchesName(name: string, pattern: string): boolean {
  try {
    const expression = new RegExp(pattern);
    return expression.test(name) || expression.test(`/${name}`);
  } catch {
    return name.includes(pattern);
  }
}
