/** What is being done to which container, from the click until the call has ended. The event changes the state, never this. */
import { create } from "zustand";

export type BusyWord =
  | "Starting"
  | "Stopping"
  | "Restarting"
  | "Pausing"
  | "Resuming"
  | "Killing"
  | "Renaming"
  | "Removing";

interface BusyState {
  readonly words: Readonly<Record<string, BusyWord>>;
}

export const useBusyStore = create<BusyState>(() => ({ words: {} }));

/** The word for what is being done to this container; `null` when nothing is. */
export function useBusy(id: string): BusyWord | null {
  return useBusyStore((state) => state.words[id] ?? null);
}

/** Marks a container while `work` runs. A second work on the same container is refused: the first still goes on. */
export async function whileBusy(id: string, word: BusyWord, work: () => Promise<void>): Promise<void> {
  if (useBusyStore.getState().words[id] !== undefined) return;
  useBusyStore.setState(({ words }) => ({ words: { ...words, [id]: word } }));
  try {
    await work();
  } finally {
    useBusyStore.setState(({ words }) => {
      const { [id]: _, ...rest } = words;
      return { words: rest };
    });
  }
}
