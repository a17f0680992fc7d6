/** The tray: shows and controls the engine while the window is closed. It follows the same feed as the window. */
import { Menu, Notification, Tray } from "electron";
import { Failure } from "../../contract/errors.ts";
import { logUnexpected } from "../log.ts";
import type { Context } from "../router/context.ts";
import type { TrayIcons } from "./tray-icon.ts";
import { engineLine, type TrayActions, trayMenu } from "./tray-menu.ts";
import { createTrayFold } from "./tray-state.ts";

/** A menu that is being read must not change under the pointer all the time, and building one is not free. Milliseconds. */
const REBUILD_PAUSE = 500;

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
  const tray = new Tray(icons("connecting"));
  let menu = Menu.buildFromTemplate([]);
  const draw = (): void => {
    const state = fold.state();
    let running = 0;
    for (const container of state.containers.values()) if (container.state === "running") running += 1;
    menu = Menu.buildFromTemplate(trayMenu(state, actions));
    tray.setContextMenu(menu);
    tray.setToolTip(`Berth\n${engineLine(state.engine, running)}`);
    tray.setImage(icons(state.engine.phase));
  };
  draw();
  // On macOS and Linux a click opens the menu by itself.
  if (process.platform === "win32") tray.on("click", options.show);
  follow(engines.watch(signal), fold.apply, draw).catch((error) => logUnexpected("tray", error));
  signal.addEventListener("abort", () => tray.destroy(), { once: true });
  return { tray, menu: () => menu };
}

/** Draws the first change at once, and gathers those that come within the pause after it. */
async function follow<T>(updates: AsyncIterable<T>, apply: (update: T) => boolean, draw: () => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let stale = false;
  const rest = (): void => {
    timer = undefined;
    if (stale) redraw();
  };
  const redraw = (): void => {
    stale = false;
    draw();
    timer = setTimeout(rest, REBUILD_PAUSE);
  };
  try {
    for await (const update of updates) {
      if (!apply(update)) continue;
      stale = true;
      if (timer === undefined) redraw();
    }
  } finally {
    clearTimeout(timer);
  }
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
