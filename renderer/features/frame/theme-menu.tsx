import { Monitor, Moon, Sun } from "lucide-react";
import { changeSettings, useSettings } from "../../stores/use-settings.ts";
import type { Theme } from "../../theme.ts";
import { Menu } from "../../ui/menu.tsx";
import styles from "./theme-menu.module.css";

const THEMES: readonly { readonly value: Theme; readonly label: string }[] = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

/** Light, dark, or as the system has it. */
export function ThemeMenu() {
  const theme = useSettings((state) => state.settings?.theme ?? "system");
  return (
    <Menu
      side="top"
      label="Theme"
      trigger={
        <button type="button" className={styles.trigger} aria-label="Theme" title="Theme">
          {theme === "light" ? <Sun size={16} /> : theme === "dark" ? <Moon size={16} /> : <Monitor size={16} />}
          <span className={styles.word}>Theme</span>
        </button>
      }
      items={THEMES.map(({ value, label }) => ({
        label,
        checked: value === theme,
        onSelect: () => void changeSettings({ theme: value }),
      }))}
    />
  );
}
