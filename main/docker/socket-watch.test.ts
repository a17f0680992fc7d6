import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Dial } from "./address.ts";
import { watchSockets } from "./socket-watch.ts";

let folder: string;
let stop = (): void => undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "berth-watch-"));
});
afterEach(() => {
  stop();
  rmSync(folder, { recursive: true, force: true });
});

const socketAt = (path: string): Dial => ({ kind: "socket", address: `unix://${path}`, path });

test("a socket that appears is noticed; its neighbours are not", async () => {
  const path = join(folder, "docker.sock");
  const last = join(folder, "last.sock");
  const heard: string[] = [];
  await new Promise<void>((resolve) => {
    stop = watchSockets([socketAt(path), socketAt(last)], () => {
      // The events of a folder come in order, so after the last one's all that would come have come.
      heard.push(existsSync(path) ? "socket" : "nothing");
      if (existsSync(last)) resolve();
    });
    writeFileSync(join(folder, "neighbour"), "");
    writeFileSync(path, "");
    setImmediate(() => writeFileSync(last, ""));
  });
  // What the system told at the same time is handed on before anything else runs.
  await new Promise(setImmediate);
  // One for each socket: none for the neighbour.
  expect(heard.length).toBeLessThanOrEqual(2);
  expect(new Set(heard)).toEqual(new Set(["socket"]));
});

test("folders that are not there, pipes and other computers are left to the timer", () => {
  stop = watchSockets(
    [
      socketAt("/no/such/folder/docker.sock"),
      { kind: "socket", address: "npipe:////./pipe/docker_engine", path: "//./pipe/docker_engine" },
      { kind: "tcp", address: "tcp://build:2375", host: "build", port: 2375, tls: null },
    ],
    () => undefined,
  );
});
