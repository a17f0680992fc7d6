/** All keys that work, by place, as the Keys dialog shows them. */

export interface KeyLine {
  /** One or more chords that do it, as in `keys.ts`. */
  readonly keys: readonly string[];
  readonly does: string;
}

export interface KeyGroup {
  readonly title: string;
  readonly lines: readonly KeyLine[];
}

export const KEY_GROUPS: readonly KeyGroup[] = [
  {
    title: "Everywhere",
    lines: [
      { keys: ["mod+n"], does: "New container" },
      { keys: ["mod+1"], does: "Containers" },
      { keys: ["mod+e"], does: "Switch engine" },
      { keys: ["mod+[", "mod+]"], does: "Back, forward" },
      { keys: ["escape"], does: "Close, clear, go up" },
      { keys: ["?"], does: "All keys" },
    ],
  },
  {
    title: "Containers",
    lines: [
      { keys: ["/", "mod+f"], does: "Filter" },
      { keys: ["ArrowUp", "ArrowDown"], does: "Move; J and K too" },
      { keys: ["ArrowLeft", "ArrowRight"], does: "Close, open a group" },
      { keys: ["space"], does: "Select" },
      { keys: ["shift+ArrowUp", "shift+ArrowDown"], does: "Extend the selection" },
      { keys: ["enter", "l"], does: "Open, with its log" },
      { keys: ["s"], does: "Start or stop" },
      { keys: ["r"], does: "Restart" },
      { keys: ["o"], does: "Open in the browser" },
      { keys: ["delete", "backspace"], does: "Remove…" },
      { keys: ["shift+F10"], does: "The row’s menu" },
    ],
  },
  {
    title: "A container",
    lines: [
      { keys: ["1", "2"], does: "Logs, Inspect" },
      { keys: ["mod+f"], does: "Find" },
      { keys: ["F3", "shift+F3"], does: "Next, previous match" },
      { keys: ["end", "l"], does: "Follow the log" },
      { keys: ["s"], does: "Start or stop" },
      { keys: ["r"], does: "Restart" },
      { keys: ["o"], does: "Open in the browser" },
      { keys: ["delete", "backspace"], does: "Remove…" },
    ],
  },
  {
    title: "New container",
    lines: [
      { keys: ["/"], does: "Search" },
      { keys: ["ArrowUp", "ArrowDown"], does: "Move" },
      { keys: ["enter"], does: "Create" },
      { keys: ["mod+enter"], does: "Customise; then Create" },
      { keys: ["t"], does: "Tags" },
    ],
  },
];
