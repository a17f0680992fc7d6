import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { EngineUpdate } from "../../contract/model/engine.ts";
import { openRealEngine, type RealEngine } from "./real-engine.testing.ts";

let real: RealEngine;
beforeAll(async () => {
  real = await openRealEngine();
});
afterAll(() => real.close());

test("what others do to a container is seen", async () => {
  const name = real.name("seen");
  const id = await real.outside(name, { Labels: { ...real.spec().labels, "com.docker.compose.project": "shop" } });
  expect(await real.until(id, () => true)).toMatchObject({ name, state: "created", project: "shop", exitCode: null });
  await real.api("POST", `/containers/${id}/start`);
  await real.until(id, ({ state }) => state === "running");
  await real.api("POST", `/containers/${id}/pause`);
  await real.until(id, ({ state }) => state === "paused");
  await real.api("POST", `/containers/${id}/unpause`);
  await real.until(id, ({ state }) => state === "running");
  await real.api("POST", `/containers/${id}/rename?name=${name}-new`);
  await real.until(id, (row) => row.name === `${name}-new`);
  await real.api("POST", `/containers/${id}/kill`);
  await real.until(id, ({ state, exitCode }) => state === "exited" && exitCode === 137);
  await real.api("DELETE", `/containers/${id}`);
  await real.untilGone(id);
});

test("an exit code and the time of the end are the container's own", async () => {
  const id = await real.outside(real.name("exits"), { Cmd: ["sh", "-c", "exit 42"] });
  await real.api("POST", `/containers/${id}/start`);
  const row = await real.until(id, ({ state }) => state === "exited");
  expect(row).toMatchObject({ exitCode: 42, outOfMemory: false });
  const { finishedAt } = await real.engine.containers.inspect(id);
  expect(Math.abs((row.since ?? 0) - (finishedAt ?? 0))).toBeLessThan(2000);
});

test.each(["bridge", "host", "none"])(
  "a start that fails is seen, whoever tried it, on the network %s",
  async (network) => {
    const start = (id: string) => real.api("POST", `/containers/${id}/start`).catch(() => undefined);
    const body = { Cmd: ["serverd"], HostConfig: { NetworkMode: network } };
    const id = await real.outside(real.name(`fails-${network}`), body);
    await start(id);
    expect(await real.until(id, ({ exitCode }) => exitCode !== null)).toMatchObject({
      state: "created",
      exitCode: 127,
    });
    expect(await real.engine.containers.inspect(id)).toMatchObject({ state: "created", exitCode: 127 });
  },
);

test("a health that changes is seen, though no command changed anything", async () => {
  const id = await real.outside(real.name("health"), {
    Healthcheck: { Test: ["CMD-SHELL", "test ! -e /ill"], Interval: 1_000_000_000, Retries: 1 },
    Cmd: ["sh", "-c", "sleep 3; touch /ill; sleep 1000"],
  });
  await real.api("POST", `/containers/${id}/start`);
  await real.until(id, ({ health }) => health === "healthy");
  await real.until(id, ({ health }) => health === "unhealthy");
  expect((await real.engine.containers.inspect(id)).health).toBe("unhealthy");
});

test("an end for want of memory is told from other ends", async () => {
  const id = await real.outside(real.name("hungry"), {
    Cmd: ["sh", "-c", "tail /dev/zero"],
    HostConfig: { Memory: 16 * 1024 * 1024, MemorySwap: 16 * 1024 * 1024 },
  });
  await real.api("POST", `/containers/${id}/start`);
  const row = await real.until(id, ({ state, outOfMemory }) => state === "exited" && outOfMemory);
  expect(row.exitCode).toBe(137);
  expect((await real.engine.containers.inspect(id)).outOfMemory).toBe(true);
  // Who comes later did not hear of it, and the list does not tell.
  const later = await openRealEngine();
  onTestFinished(() => later.close());
  await later.until(id, ({ outOfMemory }) => outOfMemory);
});

test("many changes at once end in what the engine has", async () => {
  const ids = await Promise.all(
    Array.from({ length: 12 }, (_, index) => real.outside(real.name(`many-${index}`), { Cmd: ["true"] })),
  );
  await Promise.all(ids.map((id) => real.api("POST", `/containers/${id}/start`)));
  for (const id of ids) await real.until(id, ({ state }) => state === "exited");
  await Promise.all(ids.map((id) => real.api("DELETE", `/containers/${id}`)));
  for (const id of ids) await real.untilGone(id);
});

test("every update keeps to the contract, and its revisions to their order", () => {
  let revision = 0;
  for (const update of real.updates.seen) {
    expect(EngineUpdate.parse(update)).toEqual(update);
    if (update.kind === "patch") expect(update.revision).toBe(revision + 1);
    if (update.kind !== "status") revision = update.revision;
  }
  expect(revision).toBeGreaterThan(20);
});

describe("images", () => {
  const tagsOf = (id: string): readonly string[] | undefined =>
    real.engine.images.list().find((one) => one.id === id)?.tags;
  async function untilTags(id: string, wanted: (tags: readonly string[] | undefined) => boolean): Promise<void> {
    while (!wanted(tagsOf(id))) await real.updates.next(() => true);
  }

  test("that others make, tag, move, untag and delete are seen", async () => {
    const base = await real.outside(real.name("base"));
    const label = encodeURIComponent(`LABEL berth.test=${real.spec().labels["berth.test"]}`);
    const commit = async (extra: string) =>
      (await real.api<{ Id: string }>("POST", `/commit?container=${base}&changes=${label}&changes=${extra}`, {})).Id;
    const repo = real.name("image");
    const one = await commit("ENV%20A=1");
    const two = await commit("ENV%20A=2");
    await real.api("POST", `/images/${one}/tag?repo=${repo}&tag=1`);
    await untilTags(one, (tags) => tags?.includes(`${repo}:1`) === true);
    await real.api("POST", `/images/${two}/tag?repo=${repo}&tag=1`);
    await untilTags(two, (tags) => tags?.includes(`${repo}:1`) === true);
    await untilTags(one, (tags) => tags?.length === 0);
    await real.api("POST", `/images/${two}/tag?repo=${repo}&tag=2`);
    await untilTags(two, (tags) => tags?.length === 2);
    await real.api("DELETE", `/images/${repo}:1`);
    await untilTags(two, (tags) => tags?.length === 1);
    await real.api("DELETE", `/images/${repo}:2`);
    await untilTags(two, (tags) => tags === undefined);
  });

  test("are the same in the list and when they are read alone", async () => {
    for (const listed of real.engine.images.list()) {
      const { exposed, volumes, env, entrypoint, command, platform, ...alone } = await real.engine.images.inspect(
        listed.id,
      );
      expect(alone).toEqual(listed);
      expect(platform).toMatch(/^linux\//);
    }
  });

  test("that are not there have their code", async () => {
    await expect(real.engine.images.inspect("berth.test/no/such:1")).rejects.toMatchObject({ code: "NO_SUCH_IMAGE" });
  });
});
