/** The application menu: what people expect of every app, with the standard roles and keys. */
import { Menu, type MenuItemConstructorOptions } from "electron";

export interface MenuActions {
  readonly newContainer: () => void;
}

export function setAppMenu(actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu(process.platform, actions)));
}

/** Exported for its test. Where the title bar is drawn by the page the menu is not seen, but its keys work. */
export function appMenu(platform: NodeJS.Platform, { newContainer }: MenuActions): MenuItemConstructorOptions[] {
  const mac = platform === "darwin";
  const app: MenuItemConstructorOptions[] = mac ? [{ role: "appMenu" }] : [];
  return [
    ...app,
    {
      label: "File",
      submenu: [
        { id: "new-container", label: "New container…", accelerator: "CmdOrCtrl+N", click: newContainer },
        { type: "separator" },
        { role: "close" },
        ...(mac ? [] : [{ role: "quit" } as const]),
      ],
    },
    { role: "editMenu" },
    {
      label: "View",
      submenu: [
        { role: "reload" },
        { role: "toggleDevTools" },
        { type: "separator" },
        { role: "resetZoom" },
        { role: "zoomIn" },
        { role: "zoomOut" },
        { type: "separator" },
        { role: "togglefullscreen" },
      ],
    },
    { role: "windowMenu" },
  ];
}
