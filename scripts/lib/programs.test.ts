import { afterEach, expect, test } from "vitest";
import { runHere } from "./programs.mjs";

/** What the programs of a test left running. */
const left: number[] = [];
afterEach(() => {
  for (const pid of left.splice(0)) process.kill(pid);
});

test("a program's end is its end, also when what it started holds its standard error", async () => {
  // As Electron does for a browser. It ends by itself should this test be cut off.
  const script = `
    const stdio = ["ignore", "ignore", "inherit"];
    const browser = require("node:child_process").spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"], { stdio, detached: true });
    browser.unref();
    console.error(browser.pid);
    process.exitCode = 7;`;
  const code = await runHere(process.execPath, ["-e", script], { showError: (line) => left.push(Number(line)) < 0 });
  expect(code).toBe(7);
  expect(left).toHaveLength(1);
});

test("what a program writes is seen to its last line", async () => {
  const lines: string[] = [];
  const script = 'process.stderr.write("x\\n".repeat(5000) + "last")';
  const code = await runHere(process.execPath, ["-e", script], { showError: (line) => lines.push(line) < 0 });
  expect(code).toBe(0);
  expect(lines).toHaveLength(5001);
  expect(lines.at(-1)).toBe("last");
});
