/** Containers as the tray's tests need them. */
import type { ContainerSummary } from "../../contract/model/container.ts";
import type { EngineStatus, EngineTarget } from "../../contract/model/engine.ts";

export const target: EngineTarget = {
  id: "local",
  label: "This computer",
  kind: "local",
  address: "unix:///var/run/docker.sock",
  remote: false,
};

export const ready: EngineStatus = {
  phase: "ready",
  target,
  facts: {
    version: "28.5.2",
    apiVersion: "1.51",
    platform: "linux/amd64",
    name: "box",
    latencyMs: 1,
    clockOffsetMs: 0,
  },
};

export function container(name: string, more: Partial<ContainerSummary> = {}): ContainerSummary {
  return {
    id: `id-${name}`,
    name,
    image: "busybox:latest",
    imageId: "sha256:1",
    command: "sh",
    createdAt: 0,
    state: "running",
    status: "Up 3 hours",
    since: 0,
    exitCode: null,
    outOfMemory: false,
    health: null,
    ports: [],
    project: null,
    service: null,
    ...more,
  };
}
