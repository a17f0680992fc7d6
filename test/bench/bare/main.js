// The yardstick: the least that an Electron app can be. One window, one page, nothing else.
import { fileURLToPath } from "node:url";
import { app, BrowserWindow } from "electron";

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800 });
  window.loadFile(fileURLToPath(new URL("index.html", import.meta.url)));
});
app.on("window-all-closed", () => app.quit());
