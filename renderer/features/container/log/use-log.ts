import { useEffect, useState } from "react";
import { client, errorOf } from "../../../client.ts";
import { LogController } from "../../../logs/log-controller.ts";
import { useEngine } from "../../../stores/use-engine.ts";
import { useSettings } from "../../../stores/use-settings.ts";
import { useLogPreferences } from "./log-preferences.ts";
import { Viewport } from "./viewport.ts";

export interface OpenLogView {
  readonly log: LogController;
  readonly viewport: Viewport;
}

/** What a view keeps before the settings are known; their defaults. */
const LIMITS = { maxBytes: 256_000_000, maxLines: 2_000_000 };

/** Reads a container's log for as long as the component is there; `null` for the first moment. `madeAt`: milliseconds. */
export function useLog(container: string, madeAt: number): OpenLogView | null {
  const [view, setView] = useState<OpenLogView | null>(null);
  useEffect(() => {
    const log = new LogController({
      open: (request, signal) => client.containers.logs({ container, ...request }, { signal }),
      limits: limits(),
      errorOf,
      clockOffset,
      oldest: madeAt,
    });
    const { wrap, times } = useLogPreferences.getState();
    const viewport = new Viewport(log, { wrap, times, shift: 0 });
    const stops = [
      useSettings.subscribe(() => log.setLimits(limits())),
      useLogPreferences.subscribe((preferences) => {
        viewport.setOptions({ wrap: preferences.wrap, times: preferences.times });
        viewport.setFontSize(preferences.fontSize);
      }),
    ];
    log.start("tail");
    setView({ log, viewport });
    return () => {
      for (const stop of stops) stop();
      viewport.dispose();
      log.dispose();
    };
  }, [container, madeAt]);
  return view;
}

function limits() {
  const { settings } = useSettings.getState();
  return settings === null ? LIMITS : { maxBytes: settings.logMaxBytes, maxLines: settings.logMaxLines };
}

function clockOffset(): number {
  const { status } = useEngine.getState();
  return status?.phase === "ready" ? status.facts.clockOffsetMs : 0;
}
