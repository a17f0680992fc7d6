import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { hasTrayHost } from "./tray-host.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "berth-bus-"));
  vi.stubEnv("PATH", folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});
/** A session bus that gives this answer, for whoever asks it with dbus-send. */
const bus = (script: string) => {
  const file = join(folder, "dbus-send");
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
};

it("is there on Windows and macOS", async () => {
  expect(await hasTrayHost("win32")).toBe(true);
  expect(await hasTrayHost("darwin")).toBe(true);
});

it("is there on a Linux desktop that has a watcher", async () => {
  bus('echo "method return time=1 sender=org.freedesktop.DBus"; echo "   boolean true"');
  expect(await hasTrayHost("linux")).toBe(true);
});

it("is not there on one that has none, where there is no bus, and where nobody can ask", async () => {
  expect(await hasTrayHost("linux")).toBe(false);
  bus('echo "   boolean false"');
  expect(await hasTrayHost("linux")).toBe(false);
  bus("echo 'Failed to open connection' >&2; exit 1");
  expect(await hasTrayHost("linux")).toBe(false);
});
