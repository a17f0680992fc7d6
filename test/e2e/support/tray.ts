/** The tray's menu. Electron has no register of trays: with BERTH_TEST main keeps it where tests find it. */
import type { ElectronApplication } from "@playwright/test";

export interface TrayItem {
  readonly label: string;
  readonly enabled: boolean;
  readonly items: readonly TrayItem[];
}

/** The menu as data. */
export function readTray(electron: ElectronApplication): Promise<readonly TrayItem[]> {
  return electron.evaluate(() => {
    const view = (globalThis as { __berthTray?: { menu(): Electron.Menu } }).__berthTray;
    const read = (menu: Electron.Menu | undefined): TrayItem[] =>
      (menu?.items ?? []).map(({ label, enabled, submenu }) => ({ label, enabled, items: read(submenu) }));
    return read(view?.menu());
  });
}

/** Clicks the item at that path of labels. */
export async function clickTray(electron: ElectronApplication, ...path: string[]): Promise<void> {
  await electron.evaluate((_electron, labels) => {
    const view = (globalThis as { __berthTray?: { menu(): Electron.Menu } }).__berthTray;
    let menu = view?.menu();
    let item: Electron.MenuItem | undefined;
    for (const label of labels) {
      item = menu?.items.find((one) => one.label === label);
      menu = item?.submenu;
    }
    if (!item) throw new Error(`the tray has no ${labels.join(" > ")}`);
    // After the answer: a click may take the window that waits for it away.
    const clicked = item;
    setImmediate(() => clicked.click());
    return true;
  }, path);
}
