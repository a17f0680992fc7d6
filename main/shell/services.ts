/** All of Berth that the window's opening does not wait for: the store, the services behind the contract, the tray. */
import { net } from "electron";
import { type Berth, createBerth } from "../app.ts";
import { appInfo } from "../info.ts";
import { logNotice } from "../log.ts";
import type { Requests } from "../requests.ts";
import { openStore, type Store } from "../store/index.ts";
import { overridesOf } from "../store/overrides.ts";
import { openLink } from "./links.ts";
import { followTheme } from "./theme.ts";
import { startTray } from "./tray-start.ts";
import type { MainWindow } from "./window.ts";

export interface ServicesOptions {
  /** The data folder. */
  readonly folder: string;
  /** Folder of the tray's pictures. */
  readonly trayIcons: string;
  readonly window: MainWindow;
  readonly requests: Requests;
  readonly ask: Requests["send"];
}

export interface Services {
  readonly berth: Berth;
  readonly store: Store;
  /** Berth goes on without a window. */
  staysInTray(): boolean;
  end(): Promise<void>;
}

/** Throws StartError when Berth cannot start. */
export function startServices({ folder, trayIcons, window, requests, ask }: ServicesOptions): Services {
  const store = openStore({ dataDir: folder, overrides: overridesOf(process.env), report: logNotice });
  followTheme(store.settings, folder);
  const berth = createBerth({
    store,
    fetch: (input, init) => net.fetch(input instanceof URL ? input.href : input, init),
    shell: (engines) => ({
      info: () => appInfo(process.versions.electron),
      openLink: (url) => openLink(url, engines),
      requests: (signal) => requests.watch(signal),
    }),
  });
  const tray = startTray({ berth, icons: trayIcons, after: window.ready, show: window.show, ask });
  return {
    berth,
    store,
    staysInTray: () => tray.isThere() && store.settings.get().keepInTray,
    async end() {
      tray.end();
      await berth.close();
      store.close();
    },
  };
}
