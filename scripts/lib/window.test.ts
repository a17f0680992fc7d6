import { expect, test, vi } from "vitest";
import { runWindow } from "./window.mjs";

const noWayland = "[1:1125/140827.964144:ERROR:wayland_connection.cc(214)] Failed to connect to Wayland display";
const noDisplay = "[1:1125/140827.964145:ERROR:env.cc(257)] The platform failed to initialize.  Exiting.";
const noBus = "[1:1125/140827.964144:ERROR:bus.cc(407)] Failed to connect to the bus";

/** A program that writes `lines` to its standard error and ends with `code`; what is shown of it comes with the result. */
async function run(code: number, ...lines: string[]) {
  const shown: string[] = [];
  const keep = (text: unknown) => shown.push(String(text).trimEnd()) > 0;
  const spies = [
    vi.spyOn(process.stderr, "write").mockImplementation(keep),
    vi.spyOn(console, "error").mockImplementation(keep),
  ];
  const script = `console.error(${JSON.stringify(lines.join("\n"))}); process.exitCode = ${code}`;
  try {
    return { ...(await runWindow(process.execPath, ["-e", script])), shown };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

test("shows what Berth says, and not what Chromium can do without", async () => {
  expect(await run(0, noBus, "berth: a notice")).toEqual({ code: 0, noWindow: null, shown: ["berth: a notice"] });
});

test("says why there is no window, once", async () => {
  const { noWindow, shown } = await run(1, noBus, noWayland, noDisplay);
  expect(noWindow).toContain("display");
  expect(shown).toEqual([]);
});

test("shows Chromium's log when it failed for another reason", async () => {
  expect(await run(5, noBus)).toEqual({ code: 5, noWindow: null, shown: [noBus] });
});

test("does not take a window that came after a complaint for none", async () => {
  expect(await run(139, noWayland)).toEqual({ code: 139, noWindow: null, shown: [noWayland] });
});

test.each([129, 130, 143])(
  "an end that was asked for (%i) is no want of a window, and no reason to complain",
  async (code) => {
    expect(await run(code, noBus, noDisplay)).toEqual({ code, noWindow: null, shown: [] });
  },
);
