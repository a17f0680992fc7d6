/** Rule: the page gets no permission but those in this table, each with its reason. */
import type { Session } from "electron";

const granted: ReadonlyMap<string, string> = new Map([
  ["clipboard-sanitized-write", "Copy buttons for names, ids, addresses, commands and logs. Reading stays denied."],
]);

export function isGranted(permission: string): boolean {
  return granted.has(permission);
}

/** Also refuses devices (USB, serial, HID, Bluetooth) and screen capture, which have handlers of their own. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isGranted(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isGranted(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
}
