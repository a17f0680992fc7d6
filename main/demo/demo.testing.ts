/** A demo engine for each test of a file, on a socket of its own. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { type DemoEngine, openDemoEngine } from "./demo-engine.ts";
import { linesOf } from "./raw.testing.ts";

export interface Stage {
  /** Where the test's engine listens once it is opened. */
  readonly socket: string;
  /** Opens the test's engine, which is closed after it. Pulls are quick unless options say otherwise. */
  open(options?: Parameters<typeof openDemoEngine>[1]): Promise<DemoEngine>;
  close(): Promise<void>;
}

export function demoForEachTest(): Stage {
  let folder = "";
  let engine: DemoEngine | undefined;
  const stage = {
    socket: "",
    async open(options: Parameters<typeof openDemoEngine>[1] = {}) {
      engine = await openDemoEngine(stage.socket, { pullSeconds: 0.2, ...options });
      return engine;
    },
    async close() {
      await engine?.close();
      engine = undefined;
    },
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "berth-demo-test-"));
    stage.socket = join(folder, "docker.sock");
  });
  afterEach(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return stage;
}

/** The `filters` of a query. */
export function filtered(filters: object): string {
  return `filters=${encodeURIComponent(JSON.stringify(filters))}`;
}

/** The actions of streamed events, in order. */
export function actionsOf(bytes: Buffer): readonly unknown[] {
  return linesOf(bytes).map((event) => event.Action);
}
