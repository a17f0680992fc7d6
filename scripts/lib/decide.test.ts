import { describe, expect, test } from "vitest";
import {
  browserOpener,
  electronFlags,
  exitCode,
  hasDisplay,
  installNeeded,
  isChromiumLog,
  nodeProblem,
  servedAddress,
  whyNoWindow,
} from "./decide.mjs";

describe("nodeProblem", () => {
  test.each(["20.19.0", "20.20.2", "22.0.0", "24.21.0"])("%s will do", (version) => {
    expect(nodeProblem(version)).toBeNull();
  });
  test.each(["18.20.0", "20.18.3"])("%s is too old, and the sentence says what is needed", (version) => {
    expect(nodeProblem(version)).toMatch(/needs Node 20\.19/);
  });
});

describe("installNeeded", () => {
  const wanted = {
    packages: {
      "": { version: "0.1.0" },
      "node_modules/a": { version: "1.0.0" },
      "node_modules/other-platform": { version: "2.0.0", optional: true },
    },
  };
  test("nothing installed yet", () => expect(installNeeded(wanted, null)).toBe(true));
  test("all of it installed, but what is for other platforms", () => {
    expect(installNeeded(wanted, { packages: { "node_modules/a": { version: "1.0.0" } } })).toBe(false);
  });
  test("another version installed", () => {
    expect(installNeeded(wanted, { packages: { "node_modules/a": { version: "1.0.1" } } })).toBe(true);
  });
  test("a package missing", () => expect(installNeeded(wanted, { packages: {} })).toBe(true));
});

describe("hasDisplay", () => {
  test("Linux has one when X or Wayland says so", () => {
    expect(hasDisplay("linux", {})).toBe(false);
    expect(hasDisplay("linux", { DISPLAY: "" })).toBe(false);
    expect(hasDisplay("linux", { DISPLAY: ":0" })).toBe(true);
    expect(hasDisplay("linux", { WAYLAND_DISPLAY: "wayland-0" })).toBe(true);
  });
  test("macOS and Windows always have one", () => {
    expect(hasDisplay("darwin", {})).toBe(true);
    expect(hasDisplay("win32", {})).toBe(true);
  });
});

describe("electronFlags", () => {
  const flags = (machine: Parameters<typeof electronFlags>[0]) => electronFlags(machine).map(({ flag }) => flag);
  test("a person's Linux desktop keeps the sandbox and the graphics card", () => {
    expect(flags({ platform: "linux", uid: 1000, hasGpu: true })).toEqual([]);
  });
  test("root on Linux has no sandbox, and is told why", () => {
    expect(electronFlags({ platform: "linux", uid: 0, hasGpu: true })).toEqual([
      { flag: "--no-sandbox", why: expect.stringContaining("root") },
    ]);
  });
  test("without a graphics card", () => {
    expect(flags({ platform: "linux", uid: 1000, hasGpu: false })).toEqual(["--disable-gpu"]);
  });
  test("nothing elsewhere", () => {
    expect(flags({ platform: "darwin", uid: 0, hasGpu: false })).toEqual([]);
    expect(flags({ platform: "win32", uid: undefined, hasGpu: false })).toEqual([]);
  });
});

describe("isChromiumLog", () => {
  test.each([
    "[12680:1125/140821.742459:ERROR:bus.cc(407)] Failed to connect to the bus: Failed to connect to socket",
    "[99:0102/030405.678901:ERROR:dbus/bus.cc:408] Failed to connect to the bus",
    "[99:0102/030405.678901:VERBOSE1:x.cc(1)] talkative",
  ])("%s", (line) => expect(isChromiumLog(line)).toBe(true));
  test.each(["berth: unexpected error in boot: Error", "    at file:///main.js:1:2", "[1] a list", ""])(
    "not %j",
    (line) => expect(isChromiumLog(line)).toBe(false),
  );
});

describe("whyNoWindow", () => {
  test.each([
    ["[1:1125/140827.964144:ERROR:env.cc(257)] The platform failed to initialize.  Exiting.", "display"],
    ["[1:1125/140827.964144:ERROR:ui/aura/env.cc:246] The platform failed to initialize.  Exiting.", "display"],
    [
      "/opt/electron: error while loading shared libraries: libgtk-3.so.0: cannot open shared object file: No such file",
      "libgtk-3.so.0",
    ],
    [
      "[1:1125/140827.964144:FATAL:setuid_sandbox_host.cc(163)] The SUID sandbox helper binary was found, but is not configured",
      "sandbox",
    ],
    ["[1:1125/140827.964144:FATAL:zygote_host_impl_linux.cc(117)] No usable sandbox!", "sandbox"],
    [
      "[1:1125/140827.964144:FATAL:sandbox/linux/suid/x.cc:166] The SUID sandbox helper binary was found, but",
      "sandbox",
    ],
  ])("%s", (line, reason) => expect(whyNoWindow(["before", line, "after"])).toContain(reason));
  test("another end has no such reason", () => {
    expect(whyNoWindow(["berth: unexpected error in boot: Error: Missing"])).toBeNull();
    // Chromium may go on after these.
    expect(
      whyNoWindow([
        "[1:1125/140827.964144:ERROR:ozone_platform_x11.cc(245)] Missing X server or $DISPLAY",
        "[1:1125/140827.964144:ERROR:wayland_connection.cc(1)] Failed to connect to Wayland display",
        "[1:1125/140827.964144:WARNING:x.cc(1)] No usable sandbox!",
      ]),
    ).toBeNull();
    expect(whyNoWindow([])).toBeNull();
  });
});

describe("browserOpener", () => {
  const url = "http://127.0.0.1:7420/#token=abc";
  test("no desktop, nothing to open", () => expect(browserOpener("linux", {}, url)).toBeNull());
  test.each([
    ["linux", { DISPLAY: ":0" }, "xdg-open"],
    ["darwin", {}, "open"],
    ["win32", {}, "rundll32"],
  ] as const)("%s", (platform, env, command) => {
    const opener = browserOpener(platform, env, url);
    expect(opener?.command).toBe(command);
    expect(opener?.args.at(-1)).toBe(url);
  });
});

test("servedAddress finds the address in the line that the server prints, and only there", () => {
  expect(servedAddress("Berth is at http://127.0.0.1:7420/#token=a-B_1")).toBe("http://127.0.0.1:7420/#token=a-B_1");
  expect(servedAddress("listening")).toBeNull();
  expect(servedAddress("Berth is at http://127.0.0.1:7420/")).toBeNull();
});

test("exitCode passes on the code, or the signal as shells do", () => {
  expect(exitCode(0, undefined)).toBe(0);
  expect(exitCode(3, undefined)).toBe(3);
  expect(exitCode(null, 15)).toBe(143);
});
