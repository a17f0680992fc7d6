/** The tray's menu as data: problems first, then what runs, then what could. The mock-up is look/tray.html. */
import type { MenuItemConstructorOptions } from "electron";
import type { ContainerSummary } from "../../contract/model/container.ts";
import type { EngineTarget } from "../../contract/model/engine.ts";
import { addressOf } from "./port-address.ts";
import type { TrayIconName } from "./tray-icon.ts";
import type { TrayState } from "./tray-state.ts";

export interface TrayActions {
  readonly start: (id: string) => void;
  readonly stop: (id: string) => void;
  readonly restart: (id: string) => void;
  readonly unpause: (id: string) => void;
  readonly logs: (id: string) => void;
  readonly open: (url: string) => void;
  readonly newContainer: () => void;
  readonly show: () => void;
  readonly quit: () => void;
}

/** A menu is read, not searched: more than this a group is for the window. It has those whose state changed last. */
export const GROUP_LIMIT = 15;

export function trayMenu(state: TrayState, actions: TrayActions): MenuItemConstructorOptions[] {
  const { engine, containers } = state;
  const { line } = traySummary(state);
  const groups: Record<Group, ContainerSummary[]> = { attention: [], running: [], stopped: [] };
  for (const container of containers.values()) groups[groupOf(container)].push(container);
  const usable = engine.phase === "ready";
  const list = (label: string, group: ContainerSummary[]) =>
    usable ? groupItems(label, group, engine.target, actions) : [];
  return [
    { id: "engine", label: line, enabled: false },
    ...list("Needs attention", groups.attention),
    ...list("Running", groups.running),
    ...list("Stopped", groups.stopped),
    { type: "separator" },
    { id: "new-container", label: "New container…", accelerator: "CmdOrCtrl+N", click: actions.newContainer },
    { id: "open-berth", label: "Open Berth", click: actions.show },
    { type: "separator" },
    { id: "quit", label: "Quit", accelerator: "CmdOrCtrl+Q", click: actions.quit },
  ];
}

/** The state in one line, which is also the tray's tooltip, and in one picture. */
export function traySummary({ engine, containers }: TrayState): { readonly line: string; readonly icon: TrayIconName } {
  switch (engine.phase) {
    case "connecting":
      return { line: `${engine.target.label}: connecting`, icon: "off" };
    case "lost":
      return { line: engine.problem.message, icon: "off" };
    case "ready": {
      let running = 0;
      let problem = false;
      for (const container of containers.values()) {
        if (container.state === "running") running += 1;
        problem ||= trouble(container) !== null;
      }
      return { line: `${engine.target.label}: ${running} running`, icon: problem ? "problem" : "ready" };
    }
  }
}

type Group = "attention" | "running" | "stopped";

function groupOf(container: ContainerSummary): Group {
  if (trouble(container) !== null) return "attention";
  return container.state === "running" || container.state === "paused" ? "running" : "stopped";
}

function trouble(container: ContainerSummary): string | null {
  if (container.state === "restarting") return "restarting";
  if (container.state === "dead") return "dead";
  if (container.state === "running" && container.health === "unhealthy") return "unhealthy";
  if (container.state === "exited" && container.outOfMemory) return "out of memory";
  return null;
}

function groupItems(
  label: string,
  group: ContainerSummary[],
  target: EngineTarget,
  actions: TrayActions,
): MenuItemConstructorOptions[] {
  if (group.length === 0) return [];
  const shown = latest(group, GROUP_LIMIT).sort((a, b) => (a.name < b.name ? -1 : 1));
  const more = group.length - shown.length;
  return [
    { type: "separator" },
    { label, enabled: false },
    ...shown.map((container) => containerItem(container, target, actions)),
    ...(more === 0 ? [] : [{ label: `and ${more} more…`, click: actions.show }]),
  ];
}

/** Those whose state changed last: what was just stopped is what one may want to start. Sorting all of 10,000 would cost ten times as much. */
function latest(group: readonly ContainerSummary[], count: number): ContainerSummary[] {
  const found: ContainerSummary[] = [];
  for (const container of group) {
    const last = found.at(-1);
    if (found.length === count && last !== undefined && changedAt(container) <= changedAt(last)) continue;
    const index = found.findIndex((other) => changedAt(container) > changedAt(other));
    found.splice(index < 0 ? found.length : index, 0, container);
    if (found.length > count) found.pop();
  }
  return found;
}

function changedAt({ since, createdAt }: ContainerSummary): number {
  return since ?? createdAt;
}

function containerItem(
  container: ContainerSummary,
  target: EngineTarget,
  actions: TrayActions,
): MenuItemConstructorOptions {
  const { id, name, state } = container;
  const note = trouble(container) ?? (state === "paused" ? "paused" : null);
  const alive = state === "running" || state === "paused" || state === "restarting";
  const addresses = state === "running" ? addressesOf(container, target) : [];
  const control: MenuItemConstructorOptions[] = alive
    ? [
        ...(state === "paused" ? [{ label: "Resume", click: () => actions.unpause(id) }] : []),
        { label: "Restart", click: () => actions.restart(id) },
        { label: "Stop", click: () => actions.stop(id) },
      ]
    : [{ label: "Start", click: () => actions.start(id) }];
  return {
    id: `container-${id}`,
    label: note === null ? name : `${name}, ${note}`,
    submenu: [
      ...addresses.map((url) => ({ label: `Open ${new URL(url).host}`, click: () => actions.open(url) })),
      { label: "Logs", click: () => actions.logs(id) },
      { type: "separator" },
      ...control,
    ],
  };
}

function addressesOf(container: ContainerSummary, target: EngineTarget): string[] {
  return [...new Set(container.ports.map((port) => addressOf(port, target)).filter((url) => url !== null))];
}
