/** Lets the dialogs give the focus back to the table, when the table is shown. */
let takeBack: (() => void) | null = null;

/** The table says how; returns what ends it. */
export function holdGridFocus(back: () => void): () => void {
  takeBack = back;
  return () => {
    if (takeBack === back) takeBack = null;
  };
}

/** Where the table was scrolled to when it was last shown, CSS pixels: one comes back to where one left. */
let place = 0;

export const lastPlace = (): number => place;

export function keepPlace(offset: number): void {
  place = offset;
}

/** Puts the focus on the table's present row. `false` when no table is shown. */
export function returnToGrid(): boolean {
  if (takeBack === null) return false;
  takeBack();
  return true;
}

/** For dialogs that open from the table: the focus goes to the present row when they close, where a table is shown. */
export function giveFocusBack(event: Event): void {
  if (returnToGrid()) event.preventDefault();
}
