/** What can be done to a row, as menu entries: the same for the context menu and the row's own button. */
import { Copy, ExternalLink, Info, Pause, Pencil, Play, RotateCw, Skull, SquareText, Trash2 } from "lucide-react";
import type { ContainerSummary } from "../../../contract/model/container.ts";
import type { EngineTarget } from "../../../contract/model/engine.ts";
import { navigate } from "../../router.ts";
import { openLink } from "../../stores/use-app.ts";
import { copyText } from "../../ui/copy-text.ts";
import { countOf } from "../../ui/format.ts";
import type { MenuEntry } from "../../ui/menu-entry.ts";
import { StopIcon } from "../../ui/stop-icon.tsx";
import { act, removeContainers, renameContainer } from "./actions.ts";
import { portLinks } from "./ports.ts";
import { isUp } from "./status-words.ts";

const SEPARATOR: MenuEntry = { kind: "separator" };

/** For one container. */
export function containerMenu(container: ContainerSummary, target: EngineTarget | null): readonly MenuEntry[] {
  const { id, name, image } = container;
  const up = isUp(container);
  const links = portLinks(container.ports, target).filter((link) => link.url !== null);
  return [
    {
      label: "Logs",
      icon: <SquareText />,
      shortcut: "L",
      onSelect: () => navigate({ page: "container", id, tab: "logs" }),
    },
    { label: "Inspect", icon: <Info />, onSelect: () => navigate({ page: "container", id, tab: "inspect" }) },
    ...links.map(
      (link, index): MenuEntry => ({
        label: `Open port ${link.label}`,
        icon: <ExternalLink />,
        ...(index === 0 ? { shortcut: "O" } : {}),
        onSelect: () => void (link.url !== null && openLink(link.url)),
      }),
    ),
    SEPARATOR,
    up
      ? { label: "Stop", icon: <StopIcon />, shortcut: "S", onSelect: () => void act("stop", [id]) }
      : { label: "Start", icon: <Play />, shortcut: "S", onSelect: () => void act("start", [id]) },
    { label: "Restart", icon: <RotateCw />, shortcut: "R", onSelect: () => void act("restart", [id]) },
    container.state === "paused"
      ? { label: "Resume", icon: <Play />, onSelect: () => void act("unpause", [id]) }
      : {
          label: "Pause",
          icon: <Pause />,
          disabledReason: container.state === "running" ? null : "running only",
          onSelect: () => void act("pause", [id]),
        },
    {
      label: "Kill",
      icon: <Skull />,
      disabledReason: up ? null : "running only",
      onSelect: () => void act("kill", [id]),
    },
    SEPARATOR,
    { label: "Rename…", icon: <Pencil />, onSelect: () => renameContainer(id) },
    { label: "Copy name", icon: <Copy />, onSelect: () => void copyText(name) },
    { label: "Copy id", icon: <Copy />, onSelect: () => void copyText(id) },
    { label: "Copy image", icon: <Copy />, onSelect: () => void copyText(image) },
    SEPARATOR,
    removal([id]),
  ];
}

/** For several: a project's, or the selected ones. */
export function manyMenu(containers: readonly ContainerSummary[]): readonly MenuEntry[] {
  const choices = bulkChoices(containers);
  return [
    { kind: "heading", label: countOf(containers.length, "container") },
    ...choices.map(
      ({ label, icon, ids, reason, run }): MenuEntry => ({
        label,
        icon,
        disabledReason: ids.length === 0 ? reason : null,
        onSelect: run,
      }),
    ),
    SEPARATOR,
    removal(containers.map((container) => container.id)),
  ];
}

export interface BulkChoice {
  /** "Stop", or "Stop 2 of 3" when it fits only some. */
  readonly label: string;
  readonly icon: React.ReactNode;
  /** Those that it fits. */
  readonly ids: readonly string[];
  /** Why it fits none. */
  readonly reason: string;
  readonly run: () => void;
}

/** What can be done to several at once. */
export function bulkChoices(containers: readonly ContainerSummary[]): readonly BulkChoice[] {
  const choice = (
    word: string,
    icon: React.ReactNode,
    deed: "start" | "stop" | "restart" | "pause",
    fits: (container: ContainerSummary) => boolean,
    reason: string,
  ): BulkChoice => {
    const ids = containers.filter(fits).map((container) => container.id);
    const some = ids.length > 0 && ids.length < containers.length;
    return {
      label: some ? `${word} ${ids.length} of ${containers.length}` : word,
      icon,
      ids,
      reason,
      run: () => void act(deed, ids),
    };
  };
  return [
    choice("Start", <Play />, "start", (container) => !isUp(container), "all are running"),
    choice("Stop", <StopIcon />, "stop", isUp, "none is running"),
    choice("Restart", <RotateCw />, "restart", () => true, ""),
    choice("Pause", <Pause />, "pause", (container) => container.state === "running", "none is running"),
  ];
}

function removal(ids: readonly string[]): MenuEntry {
  return {
    label: "Remove…",
    icon: <Trash2 />,
    tone: "danger",
    shortcut: "Delete",
    onSelect: () => removeContainers(ids),
  };
}
