/** Berth for the desktop. `boot` is a list, one step a line; how each is done is in shell/ and security/. */
import { join } from "node:path";
import { app, dialog, protocol, session } from "electron";
import { dataDir } from "./data-dir.ts";
import { logNotice, logUncaught, logUnexpected } from "./log.ts";
import { createRequests, type Requests } from "./requests.ts";
import { registerAppScheme, serveAppProtocol } from "./security/app-protocol.ts";
import { forbidNavigation } from "./security/navigation.ts";
import { denyPermissions } from "./security/permissions.ts";
import { quitWhenClosed, quitWith } from "./shell/life.ts";
import { setAppMenu } from "./shell/menu.ts";
import { acceptPorts } from "./shell/ports.ts";
import { beginWithLastTheme } from "./shell/theme.ts";
import { createMainWindow } from "./shell/window.ts";
import { StartError } from "./start-error.ts";

/** Everything that is read beside the code. Known here only: other code may be bundled into chunks, in another folder. */
const files = {
  page: join(import.meta.dirname, "../renderer"),
  preload: join(import.meta.dirname, "../preload/preload.cjs"),
  trayIcons: join(import.meta.dirname, "../../assets/tray"),
};

logUncaught();

/** What Electron must know before it is ready. */
function begin(): void {
  registerAppScheme(protocol);
  const folder = dataDir(process.env);
  app.setPath("userData", folder);
  if (!app.requestSingleInstanceLock()) {
    logNotice("Berth is open already, and comes to the front.");
    app.exit(0);
    return;
  }
  forbidNavigation(app);
  app.whenReady().then(() => boot(folder), fail);
}

function boot(folder: string): void {
  denyPermissions(session.defaultSession);
  beginWithLastTheme(folder);
  const served = serveAppProtocol(protocol, files.page);
  const window = createMainWindow({ preload: files.preload, state: async () => (await services).store.windowState });
  // The window opens first; the rest loads while the page's process starts, and the page's first calls wait for it. In two parts, so
  // that between them the page gets what it asks for.
  const services = Promise.all([import("../contract/index.ts"), Promise.race([served, window.loaded])])
    .then(() => import("./shell/services.ts"))
    .then(({ startServices }) => startServices({ folder, trayIcons: files.trayIcons, window, requests, ask }));
  window.show();
  const requests = createRequests();
  const ask: Requests["send"] = (request) => {
    window.show();
    requests.send(request);
  };
  acceptPorts(services.then(({ berth }) => berth));
  setAppMenu({ newContainer: () => ask({ kind: "new-container" }) });
  app.on("second-instance", window.show);
  app.on("activate", window.show);
  let staysInTray = () => false;
  quitWhenClosed(() => staysInTray());
  quitWith(async () => (await services).end());
  services.then((started) => {
    staysInTray = started.staysInTray;
  }, fail);
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
