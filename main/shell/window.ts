/** Berth's one window. It is made anew each time it is opened; closing it ends all that its page watched. */
import { BrowserWindow, nativeTheme, screen } from "electron";
import { createListeners } from "../async/listeners.ts";
import { logUnexpected } from "../log.ts";
import { APP_ORIGIN } from "../security/app-origin.ts";
import type { WindowStateStore } from "../store/window-state.ts";
import { placeWindow, SMALLEST } from "./place.ts";
import { TITLE_BAR, windowColours } from "./theme.ts";

/** Milliseconds between two crashes of the page, below which it is left alone. */
const RELOAD_PAUSE = 10_000;

export interface MainWindow {
  /** Opens it, or brings it to the front. */
  show(): void;
  /** The first one has been shown. */
  readonly ready: Promise<void>;
  /** The first one's page has loaded, or will not. */
  readonly loaded: Promise<void>;
}

export interface MainWindowOptions {
  /** The preload script. */
  readonly preload: string;
  /** Where it was. The page loads meanwhile; when this rejects, the window stays hidden. */
  readonly state: () => Promise<WindowStateStore>;
}

export function createMainWindow({ preload, state }: MainWindowOptions): MainWindow {
  let window: BrowserWindow | null = null;
  const shown = createListeners<void>();
  const ready = new Promise<void>((resolve) => shown.add(resolve));
  const settled = createListeners<void>();
  const loaded = new Promise<void>((resolve) => settled.add(resolve));

  const open = (): BrowserWindow => {
    let reloadedAt = 0;
    const opened = new BrowserWindow({
      ...placeWindow(null, workAreas()),
      minWidth: SMALLEST.width,
      minHeight: SMALLEST.height,
      title: "Berth",
      // Shown with its first paint, so that nobody sees it empty.
      show: false,
      backgroundColor: windowColours().canvas,
      titleBarStyle: "hidden",
      titleBarOverlay: overlay(),
      trafficLightPosition: { x: 18, y: 15 },
      autoHideMenuBar: true,
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        // Names and commands are no prose.
        spellcheck: false,
      },
    });
    const painted = new Promise<void>((resolve) => opened.once("ready-to-show", resolve));
    const appear = async ({ load }: WindowStateStore): Promise<void> => {
      const saved = load();
      if (saved !== null && !opened.isDestroyed()) opened.setBounds(placeWindow(saved, workAreas()));
      await painted;
      if (opened.isDestroyed()) return;
      if (saved?.maximized) opened.maximize();
      opened.show();
      shown.emit();
    };
    const keep = (): void => {
      const last = { ...opened.getNormalBounds(), maximized: opened.isMaximized() };
      void where.then(({ save }) => save(last));
    };
    const where = state();
    // Whoever made it tells why it failed.
    where.then(appear, () => undefined);
    opened.on("close", keep);
    opened.on("closed", () => {
      nativeTheme.off("updated", recolour);
      window = null;
    });
    const recolour = (): void => {
      opened.setBackgroundColor(windowColours().canvas);
      if (process.platform !== "darwin") opened.setTitleBarOverlay(overlay());
    };
    nativeTheme.on("updated", recolour);
    opened.webContents.on("render-process-gone", (_event, { reason }) => {
      if (reason === "clean-exit" || opened.isDestroyed()) return;
      logUnexpected("page", new Error(`its process ended: ${reason}`));
      // A page that dies again at once would only flicker.
      if (Date.now() - reloadedAt > RELOAD_PAUSE) opened.reload();
      reloadedAt = Date.now();
    });
    opened.webContents.on("did-stop-loading", () => settled.emit());
    void opened.loadURL(`${APP_ORIGIN}/`);
    return opened;
  };

  return {
    ready,
    loaded,
    show: () => {
      if (window === null) {
        window = open();
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
  };
}

/** The system's own buttons, over the page's title bar. One pixel less, so that the bar's lower line goes through. */
function overlay(): Electron.TitleBarOverlayOptions {
  const { canvas, text } = windowColours();
  return { color: canvas, symbolColor: text, height: TITLE_BAR - 1 };
}

function workAreas() {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return [primary, ...others].map((display) => display.workArea);
}
