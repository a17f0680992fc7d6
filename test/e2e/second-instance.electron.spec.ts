import { spawn } from "node:child_process";
import { expect, test } from "./support/fixtures.ts";
import { electronArgs, electronProgram, environment } from "./support/launch.ts";

test("starting Berth again brings the running one to the front, and ends", async ({ berth }) => {
  const { electron } = berth;
  if (!electron) throw new Error("this is no Electron");
  await berth.page.getByRole("complementary", { name: "Sidebar" }).waitFor();
  const shown = () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  expect(await shown()).toBe(false);

  const second = spawn(electronProgram(), electronArgs(), {
    env: environment(berth.dataDir),
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  second.stderr.on("data", (chunk: Buffer) => {
    said += chunk;
  });
  const code = await new Promise((resolve) => second.once("close", resolve));

  expect(code).toBe(0);
  expect(said).toContain("Berth is open already");
  await expect.poll(shown).toBe(true);
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});
