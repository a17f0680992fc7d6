/** What a stand-in engine's answers to a pull come to. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PullProgress } from "../../contract/model/job.ts";
import { createEngine } from "./create-engine.ts";
import type { Engine } from "./engine.ts";
import { createFakeEngine, type FakeEngine, isReady, watching } from "./fake-engine.testing.ts";

let fake: FakeEngine;
let engine: Engine;
beforeEach(async () => {
  fake = createFakeEngine();
  await fake.listen();
  engine = createEngine(fake.target);
  await watching(engine.watch(new AbortController().signal)).next(isReady);
});
afterEach(async () => {
  await engine.close();
  await fake.close();
});

async function pull(answer: string): Promise<readonly PullProgress[]> {
  fake.on("/images/create", (_request, response) => response.end(answer));
  const seen: PullProgress[] = [];
  await engine.images.pull("nginx", (progress) => seen.push(progress), new AbortController().signal);
  return seen;
}
const lines = (...documents: readonly object[]): string => documents.map((one) => `${JSON.stringify(one)}\n`).join("");
const layer = (current: number, total: number) => ({
  id: "a",
  status: "Downloading",
  progressDetail: { current, total },
});

describe("a pull", () => {
  test("is done when the engine has said something, and nothing bad", async () => {
    expect(await pull(lines({ status: "Status: Image is up to date for nginx:latest" }))).toEqual([]);
  });

  test("that ended without a word is not known to have worked", async () => {
    await expect(pull("")).rejects.toMatchObject({ code: "PULL_FAILED" });
    await expect(pull("\n\n")).rejects.toMatchObject({ code: "PULL_FAILED" });
    // Something else answered.
    await expect(pull(lines({ message: "Try again later." }))).rejects.toMatchObject({ code: "PULL_FAILED" });
  });

  test.each([
    [{ error: "manifest unknown" }, "IMAGE_NOT_FOUND"],
    [{ errorDetail: { message: "manifest unknown" } }, "IMAGE_NOT_FOUND"],
    [{ errorDetail: { code: 5 } }, "PULL_FAILED"],
    [{ error: "", errorDetail: { message: "toomanyrequests" } }, "PULL_RATE_LIMITED"],
  ])("fails with %j as its last word", async (last, code) => {
    await expect(pull(lines(layer(1, 2), last))).rejects.toMatchObject({ code });
  });

  test("never counts below nothing or above all", async () => {
    const [first] = await pull(lines(layer(-5, -1)));
    expect(first).toMatchObject({ current: 0, total: null, layers: [{ current: 0, total: null }] });
    const [second] = await pull(lines(layer(50, 5)));
    expect(second).toMatchObject({ current: 5, total: 5 });
  });
});
