/** The editor in the app's own roles, so that it follows the theme by itself. */
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export const jsonTheme = EditorView.theme({
  "&": { height: "100%", color: "var(--text)", backgroundColor: "var(--surface-raised)" },
  "&.cm-focused": { outline: "none", boxShadow: "var(--shadow-focus-inset)" },
  ".cm-scroller": { font: "var(--type-code)", fontVariantLigatures: "none" },
  ".cm-gutters": { color: "var(--text-faint)", backgroundColor: "var(--surface-sidebar)", border: "none" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    backgroundColor: "var(--surface-selected)",
  },
  ".cm-selectionMatch, .cm-searchMatch": { backgroundColor: "var(--warn-soft)", outline: "1px solid var(--warn-line)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--warn-line)" },
  ".cm-panels": { color: "var(--text)", backgroundColor: "var(--surface-sidebar)", borderColor: "var(--line)" },
  ".cm-foldPlaceholder": {
    color: "var(--text-muted)",
    backgroundColor: "var(--surface-inset)",
    border: "none",
    padding: "0 6px",
  },
  ".cm-textfield": {
    color: "var(--text)",
    backgroundColor: "var(--surface-raised)",
    border: "1px solid var(--line-control)",
    borderRadius: "var(--radius)",
    font: "var(--type-small)",
  },
  ".cm-button": {
    color: "var(--text)",
    background: "var(--surface-raised)",
    border: "1px solid var(--line-strong)",
    borderRadius: "var(--radius)",
    font: "var(--type-small)",
  },
});

export const jsonColours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.propertyName, color: "var(--series-1)" },
    { tag: tags.string, color: "var(--series-3)" },
    { tag: tags.number, color: "var(--series-2)" },
    { tag: [tags.bool, tags.null], color: "var(--series-4)" },
    { tag: [tags.punctuation, tags.separator, tags.bracket], color: "var(--text-faint)" },
  ]),
);
