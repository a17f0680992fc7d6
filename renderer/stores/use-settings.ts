/** A person's choices. Shown at once when changed, kept by main. */
import { create } from "zustand";
import type { Settings, SettingsPatch } from "../../contract/model/settings.ts";
import { client } from "../client.ts";
import { showTheme } from "../theme.ts";
import { reportProblem } from "./report.ts";

export interface SettingsState {
  /** `null` until main has answered. */
  readonly settings: Settings | null;
}

export const useSettings = create<SettingsState>(() => ({ settings: null }));

export async function loadSettings(): Promise<void> {
  take(await client.settings.get());
}

/** Changes some; on failure they go back to what main has. */
export async function changeSettings(patch: SettingsPatch): Promise<void> {
  const { settings } = useSettings.getState();
  if (settings !== null) take({ ...settings, ...defined(patch) });
  try {
    take(await client.settings.set(patch));
  } catch (error) {
    if (settings !== null) take(settings);
    reportProblem(error, "The setting was not kept.");
  }
}

function take(settings: Settings): void {
  useSettings.setState({ settings });
  showTheme(settings.theme);
}

/** Leaves out what is `undefined`, so that it does not cover what is there. */
function defined(patch: SettingsPatch): Partial<Settings> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}
