/** Whether this desktop shows tray icons at all. */
import { execFile } from "node:child_process";

/**
 * Windows and macOS always do. On Linux it is up to the desktop: one that does has a StatusNotifierWatcher on the session bus
 * (GNOME has none without an extension), and Electron does not say. When nobody can be asked, the answer is no.
 */
export function hasTrayHost(platform: NodeJS.Platform = process.platform): Promise<boolean> {
  if (platform !== "linux") return Promise.resolve(true);
  const question = [
    "--session",
    "--print-reply",
    "--dest=org.freedesktop.DBus",
    "/org/freedesktop/DBus",
    "org.freedesktop.DBus.NameHasOwner",
    "string:org.kde.StatusNotifierWatcher",
  ];
  return new Promise((resolve) => {
    execFile("dbus-send", question, { timeout: 2000 }, (error, answer) => {
      resolve(error === null && /boolean true/.test(answer));
    });
  });
}
