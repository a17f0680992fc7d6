/** Pulling from a real registry, with and without a login, at full speed and slowly. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { JobUpdate, PullProgress } from "../../contract/model/job.ts";
import { ContainerSpec } from "../../contract/model/spec.ts";
import { dockerCommand } from "../../test/engine/binaries.ts";
import { canUseApt } from "../../test/engine/debian.ts";
import { buildImage, bulkyLines, ensureBase } from "../../test/engine/images.ts";
import { run, tryRun, until } from "../../test/engine/process.ts";
import { type Registry, registryLogin, startRegistry } from "../../test/engine/registry.ts";
import { startSlowLine } from "../../test/engine/slow-line.ts";
import { createJobs } from "../jobs/index.ts";
import { createEngine } from "./create-engine.ts";
import type { Engine } from "./engine.ts";

const host = `unix://${process.env.BERTH_TEST_SOCKET}`;
const runId = `pull-${process.pid}`;
const LAYERS = 3;
const KILOBYTES = 400;

const cleanUps: (() => Promise<unknown>)[] = [];
const images: string[] = [];
let config: string;
let registry: Registry;
let engine: Engine;
let restoreBase: () => Promise<void>;

const docker = async (...args: string[]) => run(await dockerCommand(), ["--config", config, "--host", host, ...args]);
const forget = async (image: string) =>
  tryRun(await dockerCommand(), ["--host", host, "image", "rm", "--force", image]);

/** Puts an image of a few layers into the registry, and takes it off the engine. */
async function push(name: string): Promise<void> {
  // Of its own, so that no other image on the engine has the same layers.
  const lines = [`RUN echo ${name} ${runId} > /id`, ...bulkyLines(LAYERS, KILOBYTES)];
  await buildImage(host, { name, lines, run: runId });
  await docker("push", "--quiet", name);
  await forget(name);
  await docker("image", "prune", "--force", "--filter", `label=berth.test=${runId}`);
}

async function pull(reference: string, signal = new AbortController().signal): Promise<PullProgress[]> {
  images.push(reference);
  const seen: PullProgress[] = [];
  await engine.images.pull(reference, (progress) => seen.push(progress), signal);
  return seen;
}

describe.skipIf(!canUseApt())("with a registry (which only Debian packages bring, for root)", () => {
  beforeAll(async () => {
    restoreBase = await ensureBase(host);
    // Logins of these tests are not the person's.
    config = await mkdtemp(join(tmpdir(), "berth-pull-"));
    process.env.DOCKER_CONFIG = config;
    registry = await startRegistry({ login: false });
    engine = createEngine({ id: "test", label: "Test engine", kind: "address", address: host, remote: false });
    await until("the engine to be ready", 20, () => engine.status().phase === "ready");
    await push(`${registry.address}/berth/bulky:1`);
  });
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
    const left = (await docker("ps", "--all", "--quiet", "--filter", `label=berth.test=${runId}`))
      .split("\n")
      .filter(Boolean);
    if (left.length > 0) await docker("rm", "--force", ...left);
    for (const image of images.splice(0)) await forget(image);
  });
  afterAll(async () => {
    await engine?.close();
    await registry?.stop();
    await restoreBase?.();
    await rm(config, { recursive: true, force: true });
  });

  describe("pulling", () => {
    test("tells each layer's progress, the last one at the end", async () => {
      const reference = `${registry.address}/berth/bulky:1`;
      const seen = await pull(reference);
      const last = seen.at(-1);
      expect(last?.layers.length).toBeGreaterThanOrEqual(LAYERS);
      expect(last?.layers.every(({ state }) => state === "done" || state === "exists")).toBe(true);
      expect(last?.current).toBe(last?.total);
      expect((await engine.images.inspect(reference)).tags).toContain(reference);
      // A second time there is nothing to do, which is no error.
      await pull(reference);
    });

    test("pulls by digest", async () => {
      const reference = `${registry.address}/berth/bulky:1`;
      await pull(reference);
      const [digest = ""] = (await engine.images.inspect(reference)).digests;
      await forget(reference);
      await pull(digest);
      expect((await engine.images.inspect(digest)).digests).toContain(digest);
    });

    test.each([
      ["IMAGE_NOT_FOUND", (address: string) => `${address}/berth/bulky:nope`],
      ["IMAGE_NOT_FOUND", (address: string) => `${address}/berth/nobody`],
      ["REGISTRY_UNREACHABLE", () => "127.0.0.1:1/berth/bulky:1"],
      ["REGISTRY_UNREACHABLE", () => "registry.invalid/berth/bulky:1"],
    ])("is %s for what cannot be pulled", async (code, name) => {
      await expect(pull(name(registry.address))).rejects.toMatchObject({ code });
    });

    test("uses the login that docker login left, and says when there is none", { timeout: 90_000 }, async () => {
      const locked = await startRegistry({ login: true });
      cleanUps.push(locked.stop, () => writeFile(join(config, "config.json"), "{}"));
      const reference = `${locked.address}/berth/private:1`;
      const { username, password } = registryLogin;
      const auth = Buffer.from(`${username}:${password}`).toString("base64");
      const login = (value: string) =>
        writeFile(join(config, "config.json"), JSON.stringify({ auths: { [locked.address]: { auth: value } } }));
      await login(auth);
      await push(reference);
      await pull(reference);
      await forget(reference);
      await login(Buffer.from(`${username}:wrong`).toString("base64"));
      await expect(pull(reference)).rejects.toMatchObject({ code: "PULL_DENIED" });
      await writeFile(join(config, "config.json"), "{}");
      const denied = await pull(reference).catch((error: unknown) => error);
      expect(denied).toMatchObject({ code: "PULL_DENIED" });
      expect(JSON.stringify(denied)).not.toContain(password);
    });

    test("stops when it is called off, on the engine too", async () => {
      const line = await startSlowLine(registry.address, 100_000);
      cleanUps.push(line.stop);
      const leave = new AbortController();
      const pulling = pull(`${line.address}/berth/bulky:1`, leave.signal);
      await line.passed(60_000);
      leave.abort(new Error("enough"));
      await expect(pulling).rejects.toThrow("enough");
      line.setSpeed(Number.POSITIVE_INFINITY);
      // The engine was told, so the image does not turn up by itself; pulled again, it comes whole.
      await expect(engine.images.inspect(`${line.address}/berth/bulky:1`)).rejects.toMatchObject({
        code: "NO_SUCH_IMAGE",
      });
      await pull(`${line.address}/berth/bulky:1`);
    });
  });

  describe("jobs", () => {
    const recent: string[] = [];
    const jobs = createJobs({ recentImages: { add: (image) => recent.push(image) } });

    async function ended(id: string): Promise<JobUpdate[]> {
      const leave = new AbortController();
      const updates: JobUpdate[] = [];
      for await (const update of jobs.watch(leave.signal)) {
        updates.push(update);
        if (jobs.list().find((job) => job.id === id)?.endedAt) leave.abort();
      }
      return updates;
    }
    const spec = (image: string, more = {}) => ContainerSpec.parse({ image, labels: { "berth.test": runId }, ...more });

    test("launch an image that is not there yet, with watchers coming and going", { timeout: 90_000 }, async () => {
      const line = await startSlowLine(registry.address, 300_000);
      cleanUps.push(line.stop);
      const image = `${line.address}/berth/bulky:1`;
      images.push(image);
      const { id } = jobs.start(
        { kind: "launch", spec: spec(image, { command: ["sleep", "60"] }), start: true },
        engine,
      );
      const first = new AbortController();
      for await (const update of jobs.watch(first.signal)) {
        if (update.kind === "changed" && (update.job.progress?.current ?? 0) > 0) break;
      }
      line.setSpeed(Number.POSITIVE_INFINITY);
      const steps = (await ended(id)).flatMap((update) => (update.kind === "changed" ? [update.job.step] : []));
      expect(new Set(steps)).toContain("pulling");
      const job = jobs.list()[0];
      expect(job).toMatchObject({ id, state: "succeeded", error: null });
      expect(recent).toContain(image);
      const { name = "" } = job?.container ?? {};
      expect((await docker("ps", "--filter", `name=${name}`, "--format", "{{.Names}} {{.Image}}")).trim()).toBe(
        `${name} ${image}`,
      );
    });

    test("keep the container whose command is not there, and say why", async () => {
      const { id } = jobs.start(
        { kind: "launch", spec: spec("busybox", { command: ["serverd"] }), start: true },
        engine,
      );
      await ended(id);
      expect(jobs.list()[0]).toMatchObject({ state: "failed", step: "starting", error: { code: "COMMAND_NOT_FOUND" } });
      const made = jobs.list()[0]?.container?.id ?? "";
      expect((await engine.containers.inspect(made)).state).toBe("created");
    });

    test("cancel a launch while it pulls, and make no container", async () => {
      const line = await startSlowLine(registry.address, 50_000);
      cleanUps.push(line.stop);
      const { id } = jobs.start({ kind: "launch", spec: spec(`${line.address}/berth/bulky:1`), start: true }, engine);
      await line.passed(20_000);
      jobs.cancel(id);
      await ended(id);
      expect(jobs.list()[0]).toMatchObject({ state: "cancelled", error: null, container: null });
      expect(await docker("ps", "--all", "--quiet", "--filter", `label=berth.test=${runId}`)).toBe("");
    });
  });
});
