import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprint } from "./fingerprint.mjs";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "berth-fingerprint-"));
  mkdirSync(join(root, "main/docker"), { recursive: true });
  writeFileSync(join(root, "main/app.ts"), "one");
  writeFileSync(join(root, "main/docker/state.ts"), "two");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const now = () => fingerprint(root, ["main", "missing.json"]);

test("changes with a file's content, its name, and with a file more", () => {
  const prints = [now()];
  writeFileSync(join(root, "main/docker/state.ts"), "three");
  prints.push(now());
  writeFileSync(join(root, "main/docker/new.ts"), "");
  prints.push(now());
  writeFileSync(join(root, "missing.json"), "{}");
  prints.push(now());
  expect(new Set(prints).size).toBe(prints.length);
});

test("is the same whatever the files' times, and without tests, which no build reads", () => {
  const before = now();
  utimesSync(join(root, "main/app.ts"), 1, 1);
  writeFileSync(join(root, "main/app.test.ts"), "test");
  mkdirSync(join(root, "main/node_modules"));
  writeFileSync(join(root, "main/node_modules/x.js"), "x");
  expect(now()).toBe(before);
});
