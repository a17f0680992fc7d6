/** The tray: shows and controls the engine while the window is closed. It follows the same feed as the window. */
import { Menu, Notification, Tray } from "electron";
import { Failure } from "../../contract/errors.ts";
import { logUnexpected } from "../log.ts";
import type { Context } from "../router/context.ts";
import { drawChanges } from "./draw-changes.ts";
import type { TrayIcons } from "./tray-icon.ts";
import { type TrayActions, trayMenu, traySummary } from "./tray-menu.ts";
import { createTrayFold } from "./tray-state.ts";

export interface TrayOptions {
  readonly context: Context;
  readonly icons: TrayIcons;
  readonly show: () => void;
  readonly quit: () => void;
  readonly showContainer: (id: string) => void;
  readonly newContainer: () => void;
  /** Ends the tray. */
  readonly signal: AbortSignal;
}

/** What a test build can look at: Electron keeps no register of trays. */
export interface TrayView {
  readonly tray: Tray;
  readonly menu: () => Menu;
}

export function createTray({ context, icons, signal, ...options }: TrayOptions): TrayView {
  const { engines, shell } = context;
  const containers = () => engines.current().containers;
  const attempt = (what: string, work: () => Promise<unknown>) => void work().catch((error) => report(what, error));
  const actions: TrayActions = {
    start: (id) => attempt("start", () => containers().start(id)),
    stop: (id) => attempt("stop", () => containers().stop(id)),
    restart: (id) => attempt("restart", () => containers().restart(id)),
    unpause: (id) => attempt("unpause", () => containers().unpause(id)),
    open: (url) => attempt("open", () => shell.openLink(url)),
    logs: options.showContainer,
    newContainer: options.newContainer,
    show: options.show,
    quit: options.quit,
  };

  const fold = createTrayFold(engines.current().status());
  const tray = new Tray(icons("off"));
  let menu = Menu.buildFromTemplate([]);
  const draw = (): void => {
    const state = fold.state();
    const { line, icon } = traySummary(state);
    menu = Menu.buildFromTemplate(trayMenu(state, actions));
    tray.setContextMenu(menu);
    tray.setToolTip(`Berth\n${line}`);
    tray.setImage(icons(icon));
  };
  draw();
  // On macOS and Linux a click opens the menu by itself.
  if (process.platform === "win32") tray.on("click", options.show);
  drawChanges(engines.watch(signal), fold.apply, draw).catch((error) => logUnexpected("tray", error));
  signal.addEventListener("abort", () => tray.destroy(), { once: true });
  return { tray, menu: () => menu };
}

/** Nobody looks at the window when the tray is used, so a failure is a notification. */
function report(what: string, error: unknown): void {
  if (!(error instanceof Failure)) logUnexpected(`tray ${what}`, error);
  const { message, why, hint } =
    error instanceof Failure
      ? { message: error.message, ...error.value.data }
      : { message: "Something unexpected happened.", why: "Berth has written the details to its log.", hint: "" };
  new Notification({ title: message, body: [why, hint].filter((text) => text !== "").join(" ") }).show();
}
