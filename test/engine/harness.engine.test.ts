/** What the other tests lean on: engines that come back after a kill and leave nothing, registries, a slow line, a Hub look-alike. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { callEngine } from "./api.ts";
import { dockerCommand, type EngineVersion } from "./binaries.ts";
import { canUseApt } from "./debian.ts";
import { startHub } from "./hub-server.ts";
import { buildImage, bulkyLines, ensureBase } from "./images.ts";
import { inNetwork } from "./network.ts";
import { run } from "./process.ts";
import { registryLogin, startRegistry } from "./registry.ts";
import { startSlowLine } from "./slow-line.ts";
import { startThrowAway } from "./throw-away.ts";

const host = `unix://${process.env.BERTH_TEST_SOCKET}`;
const runId = `harness-${process.pid}`;
const startable = process.env.BERTH_TEST_STARTABLE as EngineVersion | undefined;

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const one of cleanUp.splice(0).reverse()) await one();
});

/** Logins of tests are not the person's. */
const config = mkdtempSync(join(tmpdir(), "berth-docker-config-"));
afterAll(() => rmSync(config, { recursive: true, force: true }));

const docker = async (...args: string[]) => run(await dockerCommand(), ["--config", config, "--host", host, ...args]);

describe.skipIf(!startable)(`a throw-away engine (${startable ?? "none can be started here"})`, () => {
  test("lives through a SIGKILL with its containers, and leaves no process, mount or network behind", async () => {
    const engine = await startThrowAway({ version: startable ?? "28" });
    cleanUp.push(engine.stop);
    const folder = engine.socket.replace(/\/docker\.sock$/, "");
    await ensureBase(engine.host);
    const own = async (...args: string[]) => run(await dockerCommand(), ["--host", engine.host, ...args]);
    await own("run", "--detach", "--name", "web", "--publish", "8123:80", "busybox", "httpd", "-f", "-h", "/etc");

    await engine.kill();
    await expect(callEngine(engine.socket, "GET", "/_ping")).rejects.toThrow();
    await engine.restart();
    expect((await own("ps", "--format", "{{.Names}}")).trim()).toBe("web");
    const page = await run(
      ...inNetwork(engine.network, process.execPath, [
        "--eval",
        'fetch("http://127.0.0.1:8123/passwd").then((r) => r.text()).then(console.log)',
      ]),
    );
    expect(page).toContain("root:");

    await engine.stop();
    expect(existsSync(folder)).toBe(false);
    expect(readFileSync("/proc/self/mounts", "utf8")).not.toContain(folder);
    expect(await run("ip", ["netns", "list"])).not.toContain(engine.network);
    expect(await run("ps", ["-eo", "args"])).not.toContain(folder);
  });
});

test.skipIf(!canUseApt())(
  "a registry takes images only after login, and gives them back through a slow line",
  async () => {
    const registry = await startRegistry({ login: true });
    cleanUp.push(registry.stop);
    const image = `${registry.address}/berth/bulky:1`;
    await buildImage(host, { name: image, lines: bulkyLines(1, 256), run: runId });
    cleanUp.push(() => docker("image", "rm", "--force", image));
    await expect(docker("push", image)).rejects.toThrow(/no basic auth/);
    const { username, password } = registryLogin;
    await docker("login", "--username", username, "--password", password, registry.address);
    await docker("push", image);

    const open = await startRegistry({ login: false });
    cleanUp.push(open.stop);
    const pushed = `${open.address}/berth/bulky:1`;
    await docker("tag", image, pushed);
    cleanUp.push(() => docker("image", "rm", "--force", pushed));
    await docker("push", pushed);

    const line = await startSlowLine(open.address, 100_000);
    cleanUp.push(line.stop);
    const slow = `${line.address}/berth/bulky:1`;
    await docker("image", "rm", "--force", image, pushed);
    let done = false;
    const pull = docker("pull", slow).then(() => {
      done = true;
    });
    cleanUp.push(() => docker("image", "rm", "--force", slow));
    // 256 kB at 100 kB/s: nowhere near done when the first bytes are.
    await line.passed(20_000);
    expect(done).toBe(false);
    line.setSpeed(Number.POSITIVE_INFINITY);
    await pull;
  },
);

test("the Hub look-alike searches, pages, filters tags and fails on request", async () => {
  const hub = await startHub([
    { name: "library/web", description: "A web server", official: true, tags: ["1.0", "1.1", "2.0"] },
    { name: "berth/web-tools", description: "Tools", tags: ["latest"] },
  ]);
  cleanUp.push(hub.stop);
  const get = async (path: string) => fetch(hub.url + path);
  const found = (await (await get("/api/search/v4?query=web&from=1&size=1")).json()) as {
    total: number;
    results: unknown[];
  };
  expect(found.total).toBe(2);
  expect(found.results).toHaveLength(1);
  const tags = (await (await get("/v2/namespaces/library/repositories/web/tags?name=1.&page_size=100")).json()) as {
    results: { name: string }[];
  };
  expect(tags.results.map(({ name }) => name)).toEqual(["1.0", "1.1"]);
  hub.fail("/api/search/v4", 503);
  expect((await get("/api/search/v4?query=web")).status).toBe(503);
  expect((await get("/v2/search/repositories/?query=web")).status).toBe(200);
  hub.mend();
  expect((await get("/api/search/v4?query=web")).status).toBe(200);
});
