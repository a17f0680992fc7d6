/** Small engine documents for tests. */
import type { ContainerSummary } from "../../contract/model/container.ts";
import type { EngineEvent } from "./events.ts";
import { ContainerRow } from "./models.ts";
import { toContainerSummary } from "./summary.ts";

/** The engine's clock in these tests. */
export const NOW = Date.UTC(2026, 10, 25, 12);

/** A list row as the engine writes it: running for 3 hours unless `given` says otherwise. */
export function row(id: string, given: Partial<ContainerRow> = {}): ContainerRow {
  return ContainerRow.parse({
    Id: id,
    Names: [`/${id}`],
    Image: "nginx:1.27",
    ImageID: "sha256:1",
    Command: "nginx -g 'daemon off;'",
    Created: NOW / 1000 - 86_400,
    State: "running",
    Status: "Up 3 hours",
    Ports: null,
    Labels: null,
    ...given,
  });
}

export function summary(id: string, given: Partial<ContainerSummary> = {}): ContainerSummary {
  return { ...toContainerSummary(row(id), NOW, null), ...given };
}

/** An event of a container, at `at` milliseconds since the epoch. */
export function event(
  action: string,
  id: string,
  attributes: Record<string, string> = {},
  at: number = NOW,
): EngineEvent {
  return { type: "container", action, id, timeNano: String(BigInt(at) * 1_000_000n), attributes };
}
