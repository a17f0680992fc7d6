import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readWorld } from "./contexts.ts";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "berth-home-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Writes a context as `docker context create` does. */
function addContext(name: string, docker: object, certificates = false, folder = join(home, ".docker")): string {
  const hash = createHash("sha256").update(name).digest("hex");
  const meta = join(folder, "contexts/meta", hash);
  mkdirSync(meta, { recursive: true });
  writeFileSync(join(meta, "meta.json"), JSON.stringify({ Name: name, Metadata: {}, Endpoints: { docker } }));
  const tls = join(folder, "contexts/tls", hash, "docker");
  if (certificates) mkdirSync(tls, { recursive: true });
  return tls;
}

test("a machine that never saw Docker has no contexts", () => {
  expect(readWorld({}, home)).toMatchObject({ home, contexts: [], currentContext: null });
});

test("contexts are read from the CLI's store, with their certificates", () => {
  const tls = addContext("build", { Host: "tcp://build:2376", SkipTLSVerify: false }, true);
  addContext("lab", { Host: "tcp://lab:2376", SkipTLSVerify: true });
  addContext("colima", { Host: "unix:///home/me/.colima/default/docker.sock" });
  expect(readWorld({}, home).contexts).toEqual([
    { name: "build", host: "tcp://build:2376", tls: { folder: tls, verify: true } },
    { name: "colima", host: "unix:///home/me/.colima/default/docker.sock", tls: null },
    { name: "lab", host: "tcp://lab:2376", tls: { folder: null, verify: false } },
  ]);
});

test("the current context is the config file's, and DOCKER_CONFIG moves both", () => {
  const folder = join(home, "elsewhere");
  addContext("build", { Host: "tcp://build:2375" }, false, folder);
  writeFileSync(join(folder, "config.json"), JSON.stringify({ currentContext: "build", auths: { x: {} } }));
  expect(readWorld({}, home).currentContext).toBeNull();
  const world = readWorld({ DOCKER_CONFIG: folder }, home);
  expect(world.currentContext).toBe("build");
  expect(world.contexts.map(({ name }) => name)).toEqual(["build"]);
});

test("broken files count as absent", () => {
  addContext("good", { Host: "tcp://good:2375" });
  const broken = join(home, ".docker/contexts/meta/zzz");
  mkdirSync(broken);
  writeFileSync(join(broken, "meta.json"), "{");
  writeFileSync(join(home, ".docker/config.json"), "no json");
  expect(readWorld({}, home)).toMatchObject({ contexts: [{ name: "good" }], currentContext: null });
});
