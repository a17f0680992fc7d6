/** Fills the stores: one watch for the engine's state, one for the jobs. Started once, by main.tsx. */
import { client, onTransportLost } from "../client.ts";
import { applyEngineUpdate } from "./engine-updates.ts";
import { keepWatching } from "./keep-watching.ts";
import { loadApp, useApp } from "./use-app.ts";
import { useEngine } from "./use-engine.ts";
import { applyJobUpdate } from "./use-jobs.ts";
import { loadSettings, useSettings } from "./use-settings.ts";

/** Starts the feed. Returns what ends it. */
export function startFeed(): () => void {
  const ends = [
    onTransportLost((lost, loss) => {
      useEngine.setState({ transport: lost ? (loss === "no-session" ? "no-session" : "lost") : "fine" });
      if (!lost) readOnce();
    }),
    keepWatching({ open: (signal) => client.engine.watch(undefined, { signal }), apply: applyEngineUpdate }),
    keepWatching({ open: (signal) => client.jobs.watch(undefined, { signal }), apply: applyJobUpdate }),
  ];
  readOnce();
  return () => {
    for (const end of ends) end();
  };
}

/** Reads what no watch brings, unless it is there: it could not be read while Berth did not answer, or did not let this browser in. */
function readOnce(): void {
  if (useSettings.getState().settings === null)
    void loadSettings().catch((error: unknown) => console.error("The settings could not be read.", error));
  if (useApp.getState().info === null)
    void loadApp().catch((error: unknown) => console.error("Berth's own facts could not be read.", error));
}
