/** Logs and pulls from an engine that misbehaves: nothing is lost or doubled, and what cannot go on says why. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { until } from "../../test/engine/process.ts";
import { controlOf } from "../demo/control-client.ts";
import { openDemoEngine } from "../demo/demo-engine.ts";
import { createEngine } from "./create-engine.ts";
import type { Engine } from "./engine.ts";
import { readAll } from "./logs.testing.ts";

const CHATTY = "harbour-shop-web-1";
const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Starts a demo engine with these faults, and connects to it. */
async function open(...faults: string[]): Promise<Engine> {
  const folder = await mkdtemp(join(tmpdir(), "berth-faults-"));
  const socket = join(folder, "docker.sock");
  const demo = await openDemoEngine(socket, { faults, pullSeconds: 0.2 });
  const engine = createEngine({ id: "t", label: "Test", kind: "address", address: `unix://${socket}`, remote: false });
  cleanUps.push(
    () => rm(folder, { recursive: true }),
    () => demo.close(),
    () => engine.close(),
  );
  await until("the engine to be ready", 20, () => engine.status().phase === "ready");
  return engine;
}

describe("a log", () => {
  test.each(["split:1@logs", "drop:25@logs"])("is whole in spite of %s", async (fault) => {
    const read = async (engine: Engine) => {
      const reading = readAll(engine, CHATTY, { follow: false, tail: 100 });
      await reading.ended;
      expect(reading.story.at(-1)).toBe("ended: complete");
      return reading;
    };
    const engine = await open(fault);
    const spoilt = await read(engine);
    expect(spoilt.out.length + spoilt.err.length).toBeGreaterThanOrEqual(100);
    expect(spoilt.story.includes("reconnected")).toBe(fault.startsWith("drop"));
    // The demo engine goes on writing: of the later reading only what the earlier one has.
    await controlOf(engine.target.address.slice("unix://".length)).faults();
    const whole = readAll(engine, CHATTY, { follow: false, tail: 500 });
    await whole.ended;
    const from = (lines: readonly string[]) => lines.slice(lines.indexOf(spoilt.out[0] ?? ""));
    expect(from(whole.out).slice(0, spoilt.out.length)).toEqual(spoilt.out);
  });

  test.each([
    ["malformed:type@logs", "Not a frame: "],
    ["malformed:length@logs", "Not a frame: "],
    ["error-after-200:the log driver has gone@logs", "the log driver has gone"],
    ["status:500@logs", ""],
  ])("ends with what the engine said, for %s", async (fault, detail) => {
    const reading = readAll(await open(fault), CHATTY, {});
    const error: unknown = await reading.ended.catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "ENGINE_REFUSED", message: `Test refused to hand out the log of ${CHATTY}.` });
    expect(error).toHaveProperty("value.data.detail", expect.stringContaining(detail));
    expect(error).not.toHaveProperty("value.data.detail", expect.stringContaining("HTTP code"));
  });
});

describe("a pull", () => {
  const pull = (engine: Engine) => engine.images.pull("nginx:1", () => undefined, new AbortController().signal);

  test.each([
    ["malformed:json@pull", "PULL_FAILED"],
    ["error-after-200:no space left on device@pull", "DISK_FULL"],
    ["error-after-200:unexpected EOF@pull", "REGISTRY_UNREACHABLE"],
    ["status:404@pull", "PULL_FAILED"],
    ["drop:2@pull", "ENGINE_LOST"],
  ])("fails with a code of its own, for %s", async (fault, code) => {
    await expect(pull(await open(fault))).rejects.toMatchObject({ name: "Failure" });
    await expect(pull(await open(fault))).rejects.toHaveProperty("code", code);
  });

  test("is whole when its chunks are cut into single bytes", async () => {
    const engine = await open("split:1@pull");
    await pull(engine);
    expect((await engine.images.inspect("nginx:1")).tags).toContain("nginx:1");
  });
});
