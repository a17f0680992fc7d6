import { Copy, Pause, PenLine, Play, Skull, Trash2 } from "lucide-react";
import type { ContainerSummary } from "../../../contract/model/container.ts";
import { copyText } from "../../ui/copy-text.ts";
import type { MenuEntry } from "../../ui/menu-entry.ts";
import {
  killContainer,
  pauseContainer,
  removeContainers,
  renameContainer,
  unpauseContainer,
} from "../containers/actions.ts";
import { isUp } from "../containers/status-words.ts";

/** What is done less often. `off`: why nothing can be done now. */
export function containerMenu(container: ContainerSummary, off: string | null): readonly MenuEntry[] {
  const { id, name, image } = container;
  const notUp = off ?? (isUp(container) ? null : "It is not running");
  const pause: MenuEntry =
    container.state === "paused"
      ? { label: "Resume", icon: <Play size={14} />, onSelect: () => void unpauseContainer(id), disabledReason: off }
      : { label: "Pause", icon: <Pause size={14} />, onSelect: () => void pauseContainer(id), disabledReason: notUp };
  return [
    pause,
    { label: "Kill", icon: <Skull size={14} />, onSelect: () => void killContainer(id), disabledReason: notUp },
    { label: "Rename…", icon: <PenLine size={14} />, onSelect: () => renameContainer(id), disabledReason: off },
    { kind: "separator" },
    { label: "Copy name", icon: <Copy size={14} />, onSelect: () => void copyText(name) },
    { label: "Copy id", icon: <Copy size={14} />, onSelect: () => void copyText(id) },
    { label: "Copy image", icon: <Copy size={14} />, onSelect: () => void copyText(image) },
    { kind: "separator" },
    {
      label: "Remove…",
      icon: <Trash2 size={14} />,
      tone: "danger",
      shortcut: "Delete",
      onSelect: () => removeContainers([id]),
      disabledReason: off,
    },
  ];
}
