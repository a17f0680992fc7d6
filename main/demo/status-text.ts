/** The engine's sentence about a container's state, e.g. `Up 3 hours (healthy)` (moby, `State.String`). */
import type { Container } from "./model.ts";

/** Go-units' HumanDuration: rough on purpose. */
export function humanDuration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 1) return "Less than a second";
  if (seconds === 1) return "1 second";
  if (seconds < 60) return `${seconds} seconds`;
  const minutes = Math.floor(seconds / 60);
  if (minutes === 1) return "About a minute";
  if (minutes < 60) return `${minutes} minutes`;
  const hours = Math.floor(seconds / 3600 + 0.5);
  if (hours === 1) return "About an hour";
  if (hours < 48) return `${hours} hours`;
  if (hours < 24 * 14) return `${Math.floor(hours / 24)} days`;
  if (hours < 24 * 60) return `${Math.floor(hours / 24 / 7)} weeks`;
  if (hours < 24 * 730) return `${Math.floor(hours / 24 / 30)} months`;
  return `${Math.floor(seconds / 3600 / 24 / 365)} years`;
}

export function statusText(container: Container, nowMs: number): string {
  const up = humanDuration(nowMs - (container.startedAt?.ms ?? nowMs));
  const ago = humanDuration(nowMs - (container.finishedAt?.ms ?? nowMs));
  switch (container.state) {
    case "created":
      return "Created";
    case "paused":
      return `Up ${up} (Paused)`;
    case "restarting":
      return `Restarting (${container.exitCode}) ${ago} ago`;
    case "removing":
      return "Removal In Progress";
    case "dead":
      return "Dead";
    case "exited":
      return `Exited (${container.exitCode}) ${ago} ago`;
    case "running": {
      if (container.health === null) return `Up ${up}`;
      return `Up ${up} (${container.health.status === "starting" ? "health: starting" : container.health.status})`;
    }
  }
}
