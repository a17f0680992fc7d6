/** What Berth remembers of a person's choices. */
import { z } from "zod";

const HubUrl = z.url({ protocol: /^https?$/ });

export const Settings = z.object({
  theme: z.enum(["system", "light", "dark"]).default("system"),
  /** The chosen engine's id (`EngineTarget.id`). */
  engine: z.string().default("local"),
  /** Addresses that were added by hand, newest first. */
  addresses: z.array(z.string()).default([]),
  /** What one log view keeps at most. The oldest lines go first, with a marker. */
  logMaxBytes: z.int().min(1_000_000).default(256_000_000),
  logMaxLines: z.int().min(1_000).default(2_000_000),
  /** Closing the window keeps Berth in the tray, where there is one. */
  keepInTray: z.boolean().default(true),
  groupByProject: z.boolean().default(true),
  sidebarWidth: z.int().min(190).max(320).default(232),
  /** Base addresses of Docker Hub's unofficial search, which may move. */
  hubUrl: HubUrl.default("https://hub.docker.com"),
});
export type Settings = z.infer<typeof Settings>;

/** A change of some settings. No defaults here: what is absent stays as it was. */
export const SettingsPatch = z.object({
  theme: z.enum(["system", "light", "dark"]).optional(),
  logMaxBytes: z.int().min(1_000_000).optional(),
  logMaxLines: z.int().min(1_000).optional(),
  keepInTray: z.boolean().optional(),
  groupByProject: z.boolean().optional(),
  sidebarWidth: z.int().min(190).max(320).optional(),
  hubUrl: HubUrl.optional(),
});
export type SettingsPatch = z.infer<typeof SettingsPatch>;
