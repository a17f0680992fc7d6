/** Lets the dialogs give the focus back to the table, when the table is shown. */
let takeBack: (() => void) | null = null;

/** The table says how; returns what ends it. */
export function holdGridFocus(back: () => void): () => void {
  takeBack = back;
  return () => {
    if (takeBack === back) takeBack = null;
  };
}

/** Puts the focus on the table's present row. `false` when no table is shown. */
export function returnToGrid(): boolean {
  if (takeBack === null) return false;
  takeBack();
  return true;
}
