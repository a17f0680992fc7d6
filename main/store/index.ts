/** Everything Berth keeps, in `berth.db` of its data folder. */
import { join } from "node:path";
import type { Settings } from "../../contract/model/settings.ts";
import type { RecentImages } from "../router/context.ts";
import { openDatabase } from "./database.ts";
import { createRecentImages } from "./recent-images.ts";
import { createSettingsStore, type ObservableSettings } from "./settings.ts";
import { createWindowStateStore, type WindowStateStore } from "./window-state.ts";

export interface Store {
  readonly settings: ObservableSettings;
  readonly recentImages: RecentImages;
  readonly windowState: WindowStateStore;
  close(): void;
}

export interface StoreOptions {
  readonly dataDir: string;
  readonly overrides?: Partial<Settings>;
  readonly report: (message: string) => void;
}

/** Throws StoreError when the file cannot be used. */
export function openStore({ dataDir, ...options }: StoreOptions): Store {
  const database = openDatabase(join(dataDir, "berth.db"));
  return {
    settings: createSettingsStore(database, options),
    recentImages: createRecentImages(database),
    windowState: createWindowStateStore(database),
    close: () => database.close(),
  };
}
