import { json } from "@codemirror/lang-json";
import { bracketMatching, codeFolding, foldGutter, foldKeymap } from "@codemirror/language";
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { useKeys } from "../../../keys.ts";
import styles from "./inspect.module.css";
import { jsonColours, jsonTheme } from "./json-theme.ts";

/** JSON to read: coloured, folded and searched, never changed. New text keeps the place. */
export function JsonView({ text }: { readonly text: string }) {
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const first = useRef(text);

  useEffect(() => {
    if (parent.current === null) return;
    const editor = new EditorView({ parent: parent.current, state: stateOf(first.current) });
    view.current = editor;
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    const editor = view.current;
    first.current = text;
    if (editor === null || editor.state.doc.toString() === text) return;
    const { from, to, insert } = changedPart(editor.state.doc.toString(), text);
    editor.dispatch({ changes: { from, to, insert }, effects: editor.scrollSnapshot() });
  }, [text]);

  useKeys({ "mod+f": () => view.current !== null && openSearchPanel(view.current) });

  return <div ref={parent} className={styles.json} />;
}

function stateOf(text: string): EditorState {
  return EditorState.create({
    doc: text,
    extensions: [
      EditorState.readOnly.of(true),
      EditorView.contentAttributes.of({ "aria-label": "Inspect, JSON", tabindex: "0" }),
      lineNumbers(),
      foldGutter(),
      codeFolding(),
      highlightSpecialChars(),
      drawSelection(),
      bracketMatching(),
      highlightSelectionMatches(),
      search({ top: true }),
      keymap.of([...searchKeymap, ...foldKeymap]),
      json(),
      jsonTheme,
      jsonColours,
    ],
  });
}

/** The smallest stretch that differs, so that folds and the selection outside of it stay. */
function changedPart(before: string, after: string): { from: number; to: number; insert: string } {
  const shortest = Math.min(before.length, after.length);
  let from = 0;
  while (from < shortest && before[from] === after[from]) from++;
  let tail = 0;
  while (tail < shortest - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
}
