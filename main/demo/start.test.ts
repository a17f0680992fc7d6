import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { call } from "./raw.testing.ts";
import { startDemo } from "./start.ts";

it("starts a demo engine of its own, and takes it away with its socket", async () => {
  const demo = await startDemo({ containers: 3, api: "1.41" });
  try {
    const status = (await call(demo.socket, "GET", "/_demo")).json;
    expect(status).toMatchObject({ containers: 20, api: "1.41" });
  } finally {
    await demo.stop();
  }
  await expect(call(demo.socket, "GET", "/_ping")).rejects.toThrow();
  expect(existsSync(demo.socket)).toBe(false);
});

it("says why when it does not come up", async () => {
  await expect(startDemo({ faults: ["mistake"] })).rejects.toMatchObject({
    code: "DEMO_UNAVAILABLE",
    value: { data: { detail: expect.stringContaining("mistake") } },
  });
});

it("says so when it is not there", async () => {
  await expect(startDemo({ entry: "/nowhere/demo.js" })).rejects.toMatchObject({ code: "DEMO_UNAVAILABLE" });
});
