/** The pure parts of pulling: the engine's messages, its complaints, and the CLI's logins. */
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { findLogin } from "./pull-credentials.ts";
import { pullFailure } from "./pull-errors.ts";
import { createPullTracker, type PullMessage } from "./pull-progress.ts";

describe("createPullTracker", () => {
  function track(...messages: PullMessage[]) {
    const tracker = createPullTracker();
    for (const message of messages) tracker.add(message);
    return tracker.progress();
  }
  const downloading = (id: string, current: number, total: number) => ({
    id,
    status: "Downloading",
    progressDetail: { current, total },
  });

  it("follows a layer through its states", () => {
    const tracker = createPullTracker();
    const states: unknown[] = [];
    for (const message of [
      { id: "a", status: "Pulling fs layer", progressDetail: {} },
      { id: "a", status: "Waiting", progressDetail: {} },
      downloading("a", 10, 100),
      { id: "a", status: "Verifying Checksum", progressDetail: {} },
      { id: "a", status: "Download complete", progressDetail: {} },
      { id: "a", status: "Extracting", progressDetail: { current: 50, total: 100 } },
      { id: "a", status: "Pull complete", progressDetail: {} },
    ]) {
      expect(tracker.add(message)).toBe(true);
      const { layers, current, total } = tracker.progress();
      states.push([layers[0]?.state, layers[0]?.current, current, total]);
    }
    expect(states).toEqual([
      ["waiting", 0, 0, null],
      ["waiting", 0, 0, null],
      ["downloading", 10, 10, 100],
      ["verifying", 100, 100, 100],
      ["downloaded", 100, 100, 100],
      ["extracting", 50, 100, 100],
      ["done", 100, 100, 100],
    ]);
  });

  it("never guesses a total", () => {
    const waiting = { id: "b", status: "Waiting" };
    expect(track(downloading("a", 10, 100), waiting)).toMatchObject({ current: 10, total: null });
    expect(track(downloading("a", 10, 100), waiting, downloading("b", 1, 5))).toMatchObject({
      current: 11,
      total: 105,
    });
  });

  it("does not count what was there before", () => {
    const there = { id: "b", status: "Already exists" };
    expect(track(there)).toEqual({
      layers: [{ id: "b", state: "exists", current: 0, total: null }],
      current: 0,
      total: null,
    });
    expect(track(there, downloading("a", 10, 100))).toMatchObject({ current: 10, total: 100 });
  });

  it("begins a layer anew when the engine does", () => {
    const retry = { id: "a", status: "Retrying in 5 seconds" };
    expect(track(downloading("a", 90, 100), retry)).toMatchObject({
      layers: [{ state: "waiting" }],
      current: 0,
      total: 100,
    });
  });

  it("takes seconds for no bytes", () => {
    const message = { id: "a", status: "Extracting", progressDetail: { current: 3, units: "s" } };
    expect(track(downloading("a", 100, 100), message).layers[0]).toMatchObject({
      state: "extracting",
      current: 100,
      total: 100,
    });
  });

  it("ignores what is not about a layer", () => {
    const tracker = createPullTracker();
    for (const message of [
      { id: "latest", status: "Pulling from library/nginx" },
      { status: "Digest: sha256:…" },
      { status: "Status: Downloaded newer image" },
      {},
    ]) {
      expect(tracker.add(message)).toBe(false);
    }
    expect(tracker.progress()).toEqual({ layers: [], current: 0, total: null });
  });
});

describe("pullFailure", () => {
  const of = (text: string) =>
    pullFailure(text, { reference: "ghcr.io/a/b:1", registry: "ghcr.io", platform: "linux/amd64" }).value;

  it.each([
    // Seen from engines 20.10 and 28 with a local registry, and in Docker Hub's and GitHub's answers.
    [
      "PULL_DENIED",
      "pull access denied for a/b, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    ],
    ["PULL_DENIED", 'Head "http://127.0.0.1:5000/v2/a/b/manifests/1": no basic auth credentials'],
    ["PULL_DENIED", 'Head "https://ghcr.io/v2/a/b/manifests/1": unauthorized'],
    ["PULL_DENIED", "error from registry: denied"],
    ["IMAGE_NOT_FOUND", "manifest for 127.0.0.1:5000/a/b:9 not found: manifest unknown: manifest unknown"],
    ["IMAGE_NOT_FOUND", "manifest unknown"],
    [
      "PULL_RATE_LIMITED",
      "toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit",
    ],
    ["PLATFORM_MISMATCH", "no matching manifest for linux/arm64/v8 in the manifest list entries"],
    [
      "PLATFORM_MISMATCH",
      'image operating system "windows" cannot be used on this platform: operating system is not supported',
    ],
    [
      "DISK_FULL",
      "failed to register layer: Error processing tar file(exit status 1): write /big: no space left on device",
    ],
    [
      "REGISTRY_UNREACHABLE",
      'Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io on 127.0.0.53:53: no such host',
    ],
    ["REGISTRY_UNREACHABLE", 'Get "http://127.0.0.1:1/v2/": dial tcp 127.0.0.1:1: connect: connection refused'],
    [
      "REGISTRY_UNREACHABLE",
      'Get "https://registry-1.docker.io/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
    ],
    ["REGISTRY_UNREACHABLE", 'Get "https://10.0.0.1/v2/": http: server gave HTTP response to HTTPS client'],
    [
      "REGISTRY_UNREACHABLE",
      'Get "https://reg.test/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    ],
    ["PULL_FAILED", "filesystem layer verification failed for digest sha256:abc"],
  ])("is %s for %s", (code, text) => {
    expect(of(text)).toMatchObject({ code, data: { detail: text } });
  });

  it("names the platform and the registry", () => {
    expect(of("no matching manifest for linux/arm64/v8 in the manifest list entries").data.why).toContain(
      "linux/arm64/v8",
    );
    expect(of("does not match the specified platform").data.why).toContain("linux/amd64");
    expect(of("denied: no").data.hint).toContain("docker login ghcr.io");
    expect(
      pullFailure("manifest unknown", { reference: "a", registry: "docker.io", platform: "" }).value.data.why,
    ).toContain("Docker Hub");
  });
});

describe("findLogin", () => {
  const folders: string[] = [];
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });
  async function configured(config: unknown): Promise<NodeJS.ProcessEnv & { DOCKER_CONFIG: string }> {
    const folder = await mkdtemp(join(tmpdir(), "berth-config-"));
    folders.push(folder);
    await writeFile(join(folder, "config.json"), typeof config === "string" ? config : JSON.stringify(config));
    return { DOCKER_CONFIG: folder, PATH: `${folder}:${process.env.PATH}` };
  }
  const auth = Buffer.from("me:pass:word").toString("base64");

  it("reads what docker login wrote", async () => {
    const env = await configured({
      auths: {
        "https://index.docker.io/v1/": { auth },
        "https://old.test/v2/": { auth },
        "token.test:5000": { identitytoken: "t" },
        "empty.test": {},
      },
    });
    const me = { username: "me", password: "pass:word" };
    expect(await findLogin("docker.io", env)).toEqual({ ...me, serveraddress: "https://index.docker.io/v1/" });
    expect(await findLogin("old.test", env)).toEqual({ ...me, serveraddress: "old.test" });
    expect(await findLogin("token.test:5000", env)).toEqual({ identitytoken: "t", serveraddress: "token.test:5000" });
    expect(await findLogin("empty.test", env)).toBeNull();
    expect(await findLogin("ghcr.io", env)).toBeNull();
  });

  it.skipIf(process.platform === "win32")("asks a credential helper first", async () => {
    const env = await configured({
      auths: { "a.test": {}, "c.test": { auth } },
      credsStore: "all",
      credHelpers: { "b.test": "one", "c.test": "missing", "d.test": "../evil" },
    });
    const helper = async (name: string, script: string) => {
      const path = join(env.DOCKER_CONFIG, `docker-credential-${name}`);
      await writeFile(path, `#!/bin/sh\n${script}\n`);
      await chmod(path, 0o755);
    };
    await helper(
      "all",
      'read server; echo "{\\"ServerURL\\":\\"$server\\",\\"Username\\":\\"of $server\\",\\"Secret\\":\\"s\\"}"',
    );
    await helper("one", 'echo "{\\"Username\\":\\"<token>\\",\\"Secret\\":\\"$1\\"}"');
    expect(await findLogin("a.test", env)).toEqual({ username: "of a.test", password: "s", serveraddress: "a.test" });
    expect(await findLogin("b.test", env)).toEqual({ identitytoken: "get", serveraddress: "b.test" });
    expect(await findLogin("c.test", env)).toMatchObject({ username: "me" });
    expect(await findLogin("d.test", env)).toBeNull();
    await helper("all", "echo 'credentials not found in native keychain'; exit 1");
    expect(await findLogin("a.test", env)).toBeNull();
    await helper("all", "echo nonsense");
    expect(await findLogin("a.test", env)).toBeNull();
  });

  it("takes a broken or missing file for no login", async () => {
    expect(await findLogin("a.test", await configured("{"))).toBeNull();
    expect(await findLogin("a.test", await configured({ auths: 1 }))).toBeNull();
    expect(await findLogin("a.test", { DOCKER_CONFIG: "/nowhere" })).toBeNull();
  });
});
