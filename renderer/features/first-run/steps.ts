/** Commands that help, by platform. They are copied, never run: Berth changes nothing on the computer. Pure. */
import type { Diagnosis } from "./diagnosis.ts";

export type Platform = "macos" | "windows" | "linux";

export interface Step {
  readonly title: string;
  readonly note: string;
  /** A tag beside the title. */
  readonly tag?: string;
  readonly command: string;
}

/** Our name for a `process.platform`. */
export function platformOf(platform: string): Platform {
  if (platform === "darwin") return "macos";
  return platform === "win32" ? "windows" : "linux";
}

const INSTALL: Readonly<Record<Platform, readonly Step[]>> = {
  macos: [
    {
      title: "Colima",
      tag: "free",
      note: "Small, runs in the background, no window of its own.",
      command: "brew install colima docker && colima start",
    },
    {
      title: "Rancher Desktop",
      tag: "free",
      note: "A full app, with Kubernetes if you ever want it.",
      command: "brew install --cask rancher",
    },
  ],
  windows: [
    {
      title: "Docker Desktop",
      note: "Docker's own app. Start it once after installing.",
      command: "winget install -e --id Docker.DockerDesktop",
    },
    {
      title: "Rancher Desktop",
      tag: "free",
      note: "A full app. Choose dockerd as its engine.",
      command: "winget install -e --id SUSE.RancherDesktop",
    },
  ],
  linux: [
    {
      title: "Docker is installed",
      note: "Start its engine now, and with each start of the computer.",
      command: "sudo systemctl enable --now docker",
    },
    {
      title: "Docker is not installed",
      tag: "free",
      note: "From the packages of Debian and Ubuntu.",
      command: "sudo apt install docker.io",
    },
  ],
};

const PERMISSION: Readonly<Record<Platform, readonly Step[]>> = {
  macos: [
    {
      title: "Look who may use the socket",
      note: "It should belong to you.",
      command: "ls -l ~/.docker/run/docker.sock /var/run/docker.sock",
    },
  ],
  windows: [
    {
      title: "Join the group of Docker's users",
      note: "In a terminal as administrator. Then sign out and in again.",
      command: 'net localgroup docker-users "%USERNAME%" /add',
    },
  ],
  linux: [
    {
      title: "Join the group docker",
      note: "Its members can do anything on this computer, as root can.",
      command: 'sudo usermod -aG docker "$USER"',
    },
    {
      title: "Sign out and in again",
      note: "Or see at once, in one terminal, whether it helps.",
      command: "newgrp docker",
    },
  ],
};

const UPDATE: Readonly<Record<Platform, readonly Step[]>> = {
  macos: [
    { title: "Update Colima", note: "Then start it anew.", command: "brew upgrade colima docker && colima restart" },
  ],
  windows: [
    {
      title: "Update Docker Desktop",
      note: "Then start it anew.",
      command: "winget upgrade -e --id Docker.DockerDesktop",
    },
  ],
  linux: [
    {
      title: "Update Docker",
      note: "Containers stop while the engine is updated.",
      command: "sudo apt update && sudo apt install --only-upgrade docker.io",
    },
  ],
};

/** The heading above the steps, and the steps; empty when there is nothing to copy. */
export function stepsFor(
  kind: Diagnosis["steps"],
  platform: Platform,
): { readonly heading: string; readonly steps: readonly Step[] } {
  switch (kind) {
    case "install":
      return { heading: "Ways to get an engine", steps: INSTALL[platform] };
    case "permission":
      return { heading: platform === "linux" ? "The two commands" : "What helps", steps: PERMISSION[platform] };
    case "update":
      return { heading: "How to update", steps: UPDATE[platform] };
    case "none":
      return { heading: "", steps: [] };
    default:
      return kind satisfies never;
  }
}
