/**
 * Rule: main takes a message only from the top frame of Berth's own page.
 * Source: Electron's security guide, "Validate the sender of all IPC messages".
 */
import { APP_ORIGIN } from "./app-origin.ts";

interface Frame {
  readonly url: string;
  readonly parent: unknown;
}

export function isTrustedSender(frame: Frame | null): boolean {
  if (frame === null || frame.parent !== null) return false;
  try {
    const url = new URL(frame.url);
    // `origin` is "null" for schemes that URL does not know, so the parts are compared.
    return `${url.protocol}//${url.host}` === APP_ORIGIN && url.username === "" && url.password === "";
  } catch {
    return false;
  }
}
