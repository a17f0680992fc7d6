/** Makes containers for tests: running, of their own, published nowhere, unless it is said otherwise. */
import type { ContainerSummary } from "../../../contract/model/container.ts";

export function someContainer(changes: Partial<ContainerSummary> & { readonly id: string }): ContainerSummary {
  return {
    name: changes.id,
    image: "busybox:latest",
    imageId: "sha256:0",
    command: "sh",
    createdAt: 1_000,
    state: "running",
    status: "Up 3 hours",
    since: 2_000,
    exitCode: null,
    outOfMemory: false,
    health: null,
    ports: [],
    project: null,
    service: null,
    ...changes,
  };
}
