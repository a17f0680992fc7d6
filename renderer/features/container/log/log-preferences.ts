/** How a person likes to read logs. The same for all containers; kept in this browser or window. */
import { create } from "zustand";
import { persist } from "zustand/middleware";

interface LogPreferences {
  readonly wrap: boolean;
  readonly times: boolean;
  /** CSS pixels. */
  readonly fontSize: number;
}

export const FONT_SIZES = [10, 11, 12, 13, 14, 16, 18] as const;

export const useLogPreferences = create<LogPreferences>()(
  persist((): LogPreferences => ({ wrap: true, times: true, fontSize: 12 }), { name: "berth-log" }),
);

/** The next size up (`1`) or down (`-1`), as far as there is one. */
export function stepFontSize(direction: 1 | -1): void {
  const { fontSize } = useLogPreferences.getState();
  const sizes = direction > 0 ? FONT_SIZES : [...FONT_SIZES].reverse();
  const next = sizes.find((size) => (direction > 0 ? size > fontSize : size < fontSize));
  if (next !== undefined) useLogPreferences.setState({ fontSize: next });
}
