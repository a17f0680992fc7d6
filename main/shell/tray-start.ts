/** Brings the tray up where the desktop has a place for one, and takes it down. */
import { app } from "electron";
import type { Berth } from "../app.ts";
import { logUnexpected } from "../log.ts";
import type { Requests } from "../requests.ts";
import { createTray, type TrayView } from "./tray.ts";
import { hasTrayHost } from "./tray-host.ts";
import { createTrayIcons } from "./tray-icon.ts";

export interface TrayOptions {
  readonly berth: Berth;
  /** Folder of the tray's pictures. */
  readonly icons: string;
  /** The tray waits for it: asking the desktop costs more than a first window has to spare. */
  readonly after: Promise<void>;
  readonly show: () => void;
  readonly ask: Requests["send"];
}

export interface TrayLife {
  isThere(): boolean;
  end(): void;
}

/** With BERTH_TEST the tray is made in any case, and tests find it as `globalThis.__berthTray`. */
export function startTray({ berth, icons, after, show, ask }: TrayOptions): TrayLife {
  const ending = new AbortController();
  const testing = process.env.BERTH_TEST === "1";
  let view: TrayView | null = null;
  const start = async (): Promise<void> => {
    await after;
    const host = await hasTrayHost();
    if (ending.signal.aborted || !(host || testing)) return;
    view = createTray({
      context: berth.context,
      icons: createTrayIcons(icons),
      show,
      quit: () => app.quit(),
      showContainer: (container) => ask({ kind: "show-container", container, tab: "logs" }),
      newContainer: () => ask({ kind: "new-container" }),
      signal: ending.signal,
    });
    if (testing) Object.assign(globalThis, { __berthTray: view });
  };
  start().catch((error) => logUnexpected("tray", error));
  return { isThere: () => view !== null, end: () => ending.abort() };
}
