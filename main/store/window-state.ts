/** Where the window was, so that it opens there again. */
import { z } from "zod";
import type { Database } from "./database.ts";

/** Device-independent pixels on the virtual desktop of all displays. */
export const WindowState = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof WindowState>;

export interface WindowStateStore {
  /** `null` at the first start, and when what was kept is of no use. */
  load(): WindowState | null;
  save(state: WindowState): void;
}

export function createWindowStateStore(database: Database): WindowStateStore {
  return {
    load: () => {
      const row = database.prepare("SELECT value FROM window_state WHERE id = 1").get() as
        | { value: string }
        | undefined;
      return row === undefined ? null : parse(row.value);
    },
    save: (state) => {
      database.prepare("REPLACE INTO window_state (id, value) VALUES (1, ?)").run(JSON.stringify(state));
    },
  };
}

function parse(text: string): WindowState | null {
  try {
    return WindowState.parse(JSON.parse(text));
  } catch {
    // Nothing is lost but a place: the window opens where a first one would.
    return null;
  }
}
