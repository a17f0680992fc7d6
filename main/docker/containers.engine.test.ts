import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Failure } from "../../contract/errors.ts";
import { openRealEngine, type RealEngine } from "./real-engine.testing.ts";

let real: RealEngine;
beforeAll(async () => {
  real = await openRealEngine();
});
afterAll(() => real.close());

/** A container that sleeps and may be killed at once, started when asked for. */
async function make(word: string, start: boolean, given: object = {}): Promise<{ id: string; name: string }> {
  const name = real.name(word);
  const id = await real.outside(name, given);
  if (start) await real.api("POST", `/containers/${id}/start`);
  await real.until(id, ({ state }) => state === (start ? "running" : "created"));
  return { id, name };
}

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const problem = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (problem instanceof Failure) return problem;
  throw problem ?? new Error("It succeeded.");
}
const codeOf = async (work: Promise<unknown>): Promise<string> => (await failureOf(work)).code;

test("a container's life, by name and by id, is seen as it is lived", async () => {
  const { containers } = real.engine;
  const { id, name } = await make("life", false);
  await containers.start(name);
  const first = await real.until(id, ({ state }) => state === "running");
  expect(Math.abs((first.since ?? 0) - Date.now())).toBeLessThan(60_000);
  await containers.pause(id);
  await real.until(id, ({ state }) => state === "paused");
  await containers.unpause(name);
  expect((await real.until(id, ({ state }) => state === "running")).since).toBe(first.since);
  await containers.restart(id.slice(0, 12), 0);
  await real.until(id, ({ state, since }) => state === "running" && since !== first.since);
  await containers.stop(name, 0);
  expect(await real.until(id, ({ state }) => state === "exited")).toMatchObject({ exitCode: 137, ports: [] });
  await containers.rename(id, `${name}-new`);
  await real.until(id, (row) => row.name === `${name}-new`);
  await containers.remove(`${name}-new`, { force: false, volumes: true });
  await real.untilGone(id);
});

test("a signal reaches it", async () => {
  const { id } = await make("signal", true, { Cmd: ["sh", "-c", "trap 'exit 7' USR1; while :; do sleep 0.1; done"] });
  await real.engine.containers.kill(id, "SIGUSR1");
  expect((await real.until(id, ({ state }) => state === "exited")).exitCode).toBe(7);
});

describe("a paused container", () => {
  test.each([
    ["stopped", (id: string) => real.engine.containers.stop(id, 0)],
    ["killed", (id: string) => real.engine.containers.kill(id)],
  ])("can be %s", async (word, end) => {
    const { id } = await make(`paused-${word}`, true);
    await real.engine.containers.pause(id);
    await real.until(id, ({ state }) => state === "paused");
    await end(id);
    await real.until(id, ({ state }) => state === "exited");
  });

  test("can be restarted, and removed by force", async () => {
    const { containers } = real.engine;
    const { id } = await make("paused-restarted", true);
    const { since } = await real.until(id, ({ state }) => state === "running");
    await containers.pause(id);
    await real.until(id, ({ state }) => state === "paused");
    await containers.restart(id, 0);
    await real.until(id, (row) => row.state === "running" && row.since !== since);
    await containers.pause(id);
    await real.until(id, ({ state }) => state === "paused");
    await containers.remove(id, { force: true, volumes: false });
    await real.untilGone(id);
  });
});

describe("what cannot be done is told by its code, with the container's name", () => {
  test("to one that is stopped", async () => {
    const { containers } = real.engine;
    const { id, name } = await make("stopped", true);
    await containers.stop(id, 0);
    await real.until(id, ({ state }) => state === "exited");
    for (const work of [containers.stop, containers.kill, containers.pause]) {
      const problem = await failureOf(work(id));
      expect(problem.code).toBe("ALREADY_STOPPED");
      expect(problem.message).toContain(name);
    }
    expect(await codeOf(containers.unpause(id))).toBe("NOT_PAUSED");
  });

  test("to one that runs", async () => {
    const { containers } = real.engine;
    const { id } = await make("running", true);
    expect(await codeOf(containers.start(id))).toBe("ALREADY_RUNNING");
    expect(await codeOf(containers.unpause(id))).toBe("NOT_PAUSED");
    const problem = await failureOf(containers.remove(id, { force: false, volumes: false }));
    expect(problem.value).toMatchObject({
      code: "CONTAINER_RUNNING",
      data: { fix: { kind: "remove-running", container: id } },
    });
    await containers.remove(id, { force: true, volumes: false });
    await real.untilGone(id);
  });

  test("to one that is paused", async () => {
    const { containers } = real.engine;
    const { id } = await make("paused", true);
    await containers.pause(id);
    await real.until(id, ({ state }) => state === "paused");
    for (const work of [containers.pause, containers.start]) {
      expect((await failureOf(work(id))).value).toMatchObject({
        code: "CONTAINER_PAUSED",
        data: { fix: { kind: "unpause", container: id } },
      });
    }
    expect(await codeOf(containers.remove(id, { force: false, volumes: false }))).toBe("CONTAINER_RUNNING");
  });

  test("to one that is not there", async () => {
    const { containers } = real.engine;
    const nobody = real.name("nobody");
    for (const work of [
      () => containers.start(nobody),
      () => containers.stop(nobody),
      () => containers.restart(nobody),
      () => containers.pause(nobody),
      () => containers.kill(nobody),
      () => containers.rename(nobody, real.name("somebody")),
      () => containers.remove(nobody, { force: true, volumes: true }),
      () => containers.inspect(nobody),
      () => containers.moveToPort(nobody, 1, 2, "tcp"),
    ]) {
      const problem = await failureOf(work());
      expect(problem.code).toBe("NO_SUCH_CONTAINER");
      expect(problem.message).toContain(nobody);
    }
  });

  test("a name that another has", async () => {
    const one = await make("one", false);
    const other = await make("other", false);
    const problem = await failureOf(real.engine.containers.rename(other.id, one.name));
    expect(problem.code).toBe("NAME_IN_USE");
    expect(problem.value.data.fix).toMatchObject({ kind: "use-name" });
  });

  test("a command that is not in the image, by name or by path", async () => {
    for (const [word, command] of [
      ["command", "nonesuch"],
      ["path", "/no/such"],
    ] as const) {
      const { id, name } = await make(word, false, { Cmd: [command] });
      const problem = await failureOf(real.engine.containers.start(id));
      expect(problem.code).toBe("COMMAND_NOT_FOUND");
      expect(problem.message).toContain(name);
      expect(problem.value.data.why).toContain(command);
      // Who looks later, after a reload of the page say, is told the same.
      const { startFailure } = await real.engine.containers.inspect(id);
      expect(startFailure).toMatchObject({
        ...problem.value,
        data: { ...problem.value.data, detail: expect.any(String) },
      });
    }
  });

  test("a file where a folder is wanted", async () => {
    const { id } = await make("mount", false, { HostConfig: { Binds: ["/etc/hostname:/bin"] } });
    expect(await codeOf(real.engine.containers.start(id))).toBe("MOUNT_REFUSED");
  });
});

test("the full view says what the list does not", async () => {
  const { id, name } = await make("detail", true, {
    Tty: true,
    ExposedPorts: { "90/udp": {} },
    HostConfig: { Binds: ["/tmp:/host:ro"], RestartPolicy: { Name: "on-failure" }, PortBindings: { "80/tcp": [{}] } },
  });
  const detail = await real.engine.containers.inspect(name);
  const row = await real.until(id, ({ ports }) => ports.length > 0);
  expect(detail).toMatchObject({
    id,
    name,
    image: "busybox:latest",
    imageId: row.imageId,
    command: "sleep 1000",
    state: "running",
    status: row.status,
    createdAt: expect.any(Number),
    restart: "on-failure",
    tty: true,
    startFailure: null,
    finishedAt: null,
    mounts: [{ kind: "bind", source: "/tmp", target: "/host", readOnly: true }],
    raw: { Id: id },
  });
  expect(Math.floor(detail.createdAt / 1000)).toBe(row.createdAt / 1000);
  expect(Math.abs((detail.startedAt ?? 0) - (row.since ?? 0))).toBeLessThan(2000);
  expect(detail.ports.filter(({ host }) => host !== null)).toEqual(row.ports.filter(({ host }) => host !== null));
  expect(detail.ports).toContainEqual({ container: 90, protocol: "udp", hostIp: null, host: null });
});
