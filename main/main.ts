/** Berth for the desktop. `boot` is a list, one step a line; how each is done is in shell/ and security/. */
import { join } from "node:path";
import { app, dialog, net, protocol, session } from "electron";
import type { Berth } from "./app.ts";
import { dataDir } from "./data-dir.ts";
import { appInfo } from "./info.ts";
import { logNotice, logUncaught, logUnexpected } from "./log.ts";
import { createRequests, type Requests } from "./requests.ts";
import { registerAppScheme, serveAppProtocol } from "./security/app-protocol.ts";
import { forbidNavigation } from "./security/navigation.ts";
import { denyPermissions } from "./security/permissions.ts";
import { quitWhenClosed, quitWith } from "./shell/life.ts";
import { openLink } from "./shell/links.ts";
import { setAppMenu } from "./shell/menu.ts";
import { acceptPorts } from "./shell/ports.ts";
import { followTheme } from "./shell/theme.ts";
import { startTray } from "./shell/tray-start.ts";
import { createMainWindow } from "./shell/window.ts";
import { StartError } from "./start-error.ts";
import { openStore, type Store } from "./store/index.ts";
import { overridesOf } from "./store/overrides.ts";

/** Everything that is read beside the code. Known here only: other code may be bundled into chunks, in another folder. */
const files = {
  page: join(import.meta.dirname, "../renderer"),
  preload: join(import.meta.dirname, "../preload/preload.cjs"),
  trayIcons: join(import.meta.dirname, "../../assets/tray"),
};

logUncaught();

/** Before Electron is ready: what it must know by then, and the store, for the window's look is kept there. */
function begin(): void {
  registerAppScheme(protocol);
  const folder = dataDir(process.env);
  const store = openStore({ dataDir: folder, overrides: overridesOf(process.env), report: logNotice });
  app.setPath("userData", folder);
  if (!app.requestSingleInstanceLock()) {
    // The first one has been told, and comes to the front.
    store.close();
    app.exit(0);
    return;
  }
  forbidNavigation(app);
  app.whenReady().then(() => boot(store), fail);
}

function boot(store: Store): void {
  const requests = createRequests();
  const window = createMainWindow(store.windowState, files.preload);
  const ask: Requests["send"] = (request) => {
    window.show();
    requests.send(request);
  };
  followTheme(store.settings);
  denyPermissions(session.defaultSession);
  serveAppProtocol(protocol, files.page);
  setAppMenu({ newContainer: () => ask({ kind: "new-container" }) });
  // The window opens first; the services load meanwhile, and the page's first calls wait for them.
  window.show();
  const berth = startServices(store, requests);
  acceptPorts(berth);
  const tray = startTray({ berth, icons: files.trayIcons, show: window.show, ask });
  app.on("second-instance", window.show);
  app.on("activate", window.show);
  quitWhenClosed(() => tray.isThere() && store.settings.get().keepInTray);
  quitWith(async () => {
    tray.end();
    await (await berth).close();
    store.close();
  });
}

/** Loaded late, because dockerode takes longer to load than the window to open. */
async function startServices(store: Store, requests: Requests): Promise<Berth> {
  const { createBerth } = await import("./app.ts");
  return createBerth({
    store,
    fetch: (input, init) => net.fetch(input instanceof URL ? input.href : input, init),
    shell: (engines) => ({
      info: () => appInfo(process.versions.electron),
      openLink: (url) => openLink(url, engines),
      requests: (signal) => requests.watch(signal),
    }),
  });
}

function fail(error: unknown): void {
  const message =
    error instanceof StartError ? error.message : "Something unexpected happened. The details are in the log.";
  if (error instanceof StartError) logNotice(message);
  else logUnexpected("boot", error);
  void app.whenReady().then(() => {
    dialog.showErrorBox("Berth cannot start", message);
    app.exit(1);
  });
}

try {
  begin();
} catch (error) {
  fail(error);
}
