import type { Session } from "electron";
import { expect, it } from "vitest";
import { denyPermissions, isGranted } from "./permissions.ts";

it("grants writing plain text to the clipboard, and nothing else", () => {
  expect(isGranted("clipboard-sanitized-write")).toBe(true);
  for (const name of ["clipboard-read", "media", "geolocation", "notifications", "openExternal", "fileSystem", "hid"]) {
    expect(isGranted(name)).toBe(false);
  }
});

it("answers requests, checks and devices by that table", () => {
  const set: Record<string, (...args: never[]) => unknown> = {};
  const session = new Proxy(
    {},
    {
      get: (_, name: string) => (handler: never) => {
        set[name] = handler;
      },
    },
  );
  denyPermissions(session as Session);
  const answers: boolean[] = [];
  const ask = set.setPermissionRequestHandler as unknown as (c: null, p: string, a: (yes: boolean) => void) => void;
  ask(null, "media", (yes) => answers.push(yes));
  ask(null, "clipboard-sanitized-write", (yes) => answers.push(yes));
  expect(answers).toEqual([false, true]);
  const check = set.setPermissionCheckHandler as unknown as (c: null, p: string) => boolean;
  expect([check(null, "geolocation"), check(null, "clipboard-sanitized-write")]).toEqual([false, true]);
  expect((set.setDevicePermissionHandler as () => boolean)()).toBe(false);
});
