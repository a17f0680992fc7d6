/** When Berth ends, and that nothing of it stays behind. */
import { app } from "electron";
import { logUnexpected } from "../log.ts";

/** What does not end by then is left to the system. Milliseconds. */
const PATIENCE = 3000;

/** Closing the window ends Berth, unless there is another way back to it. */
export function quitWhenClosed(staysInTray: () => boolean): void {
  app.on("window-all-closed", () => {
    if (!staysInTray()) app.quit();
  });
}

/** Runs `end` when Berth quits, and waits for it. */
export function quitWith(end: () => Promise<void>): void {
  let ended = false;
  app.on("will-quit", (event) => {
    if (ended) return;
    event.preventDefault();
    const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE));
    Promise.race([end(), patience])
      .catch((error) => logUnexpected("quit", error))
      .finally(() => {
        ended = true;
        // In a turn of its own: while Electron is still inside of "will-quit" it takes no second quit.
        setImmediate(() => app.quit());
      });
  });
}
