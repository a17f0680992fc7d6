/**
 * The demo engine against a real one: the same calls to both, in the same order, and their answers compared. Statuses, content types and
 * error texts must be equal; documents must have the same types at every place that Berth reads (main/docker/models.ts).
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { parseApi } from "./api-version.ts";
import { type DemoEngine, openDemoEngine } from "./demo-engine.ts";
import { call, type RawAnswer } from "./raw.testing.ts";

export const IMAGE = "busybox:latest";

/** The API versions whose error texts the demo speaks to the letter: both ends of what Berth supports. */
const KNOWN_BY_HEART: readonly number[] = [41, 51];

export interface Parity {
  /** Sockets of the real engine and the demo engine. */
  readonly real: string;
  readonly demo: string;
  /** In the names and labels of everything that this run makes. */
  readonly run: string;
  /** Takes out what must differ between two engines, and between two runs. */
  plain(text: string): string;
  /** Calls both; their answers must have the same status, content type and, unless `compareText` is false, text. Returns theirs and ours. */
  same(method: string, path: string, body?: unknown, compareText?: boolean): Promise<readonly [RawAnswer, RawAnswer]>;
  /** Makes the container `RUN-name` on both. */
  create(name: string, more?: Record<string, unknown>): Promise<unknown>;
  /** Does `verb`, with its query, to the container `RUN-name` on both. */
  on(name: string, verb: string): Promise<unknown>;
}

/** A suite that needs a real engine (BERTH_TEST_SOCKET); removes what it made. */
export function describeParity(title: string, suite: (parity: Parity) => void): void {
  const real = process.env.BERTH_TEST_SOCKET ?? "";
  if (real === "") console.log(`${title}: left out, because BERTH_TEST_SOCKET names no engine`);
  describe.skipIf(real === "")(title, () => {
    const run = `parity${process.pid}x${Date.now().toString(36)}`;
    const folder = mkdtempSync(join(tmpdir(), "berth-parity-"));
    const demo = join(folder, "docker.sock");
    let engine: DemoEngine | undefined;
    let exact = true;

    beforeAll(async () => {
      const api = parseApi(String((await call(real, "GET", "/_ping")).headers["api-version"]));
      exact = api !== null && KNOWN_BY_HEART.includes(api);
      if (!exact) console.log(`${title}: error texts are not compared, because they are not known for API 1.${api}`);
      engine = await openDemoEngine(demo, api === null ? {} : { api });
    });
    afterAll(async () => {
      const filters = encodeURIComponent(JSON.stringify({ label: [`berth.test=${run}`] }));
      const left = (await call(real, "GET", `/containers/json?all=1&filters=${filters}`)).json as { Id: string }[];
      for (const { Id } of left) await call(real, "DELETE", `/containers/${Id}?force=1&v=1`);
      await engine?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const plain = (text: string) =>
      text
        .replaceAll(/[0-9a-f]{64}/g, "<id>")
        .replaceAll(/[0-9a-f]{12}/g, "<id>")
        .replaceAll(run, "<run>")
        .trim();
    const same: Parity["same"] = async (method, path, body, compareText = true) => {
      const [theirs, ours] = [await call(real, method, path, body), await call(demo, method, path, body)];
      const seen = (answer: RawAnswer) => ({
        call: `${method} ${path}`,
        status: answer.status,
        type: answer.headers["content-type"],
        ...(compareText && exact ? { text: plain(answer.text) } : {}),
      });
      expect(seen(ours)).toEqual(seen(theirs));
      return [theirs, ours];
    };
    const create: Parity["create"] = (name, more = {}) => {
      const Labels = { "berth.test": run };
      const body = { Image: IMAGE, Cmd: ["sleep", "600"], Labels, ...more };
      return same("POST", `/containers/create?name=${run}-${name}`, body);
    };
    const on: Parity["on"] = (name, verb) => same("POST", `/containers/${run}-${name}/${verb}`);
    suite({ real, demo, run, plain, same, create, on });
  });
}
